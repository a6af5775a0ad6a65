import { textIn } from '../define/read.ts';
import type { DialectName } from '../../dialects/dialect.ts';
import type { Value } from '../../values/value.ts';
import { refuse } from '../define/complain.ts';
import { type Define, bound } from '../define/scalar.ts';
import type { ScalarFunction } from '../function.ts';
import { characters, indexOf, lengthOf, placeOf, unitsOf, utf8Length } from './characters.ts';
import { type Fold, foldOf } from './folding.ts';
import { clamp } from './substrings.ts';

/** The place of a text in another, from 1; 0 where it doesn't stand. Which argument is which varies. */
export function position(order: 'text first' | 'part first'): Define<ScalarFunction> {
  return bound('ssi?', 'integer', (args, site) => {
    const { dialect } = site.semantics;
    const units = unitsOf(dialect);
    const folded = foldsSearch(dialect) ? foldOf(args, site) : same;
    const fold = isMysql(dialect) ? (text: string) => ofSameBytes(text, folded) : folded;
    return ([first, second, start]) => {
      const [text, part] = order === 'text first' ? [first, second] : [second, first];
      const [within, wanted] = [fold(textIn(text)), fold(textIn(part))];
      // T-SQL: an empty text stands nowhere.
      if (wanted === '' && dialect === 'mssql') return 0n;
      const from = start === undefined ? 1 : clamp(start);
      // MySQL: LOCATE from before the text finds nothing; T-SQL's CHARINDEX starts at 1.
      if (from < 1 && dialect !== 'mssql') return 0n;
      // MySQL: nothing stands behind the last character, not even ''.
      const last = lengthOf(within, units) + (start === undefined ? 1 : 0);
      if (from > last && (wanted !== '' || dialect !== 'mssql')) return 0n;
      const found = within.indexOf(wanted, indexOf(within, Math.max(0, from - 1), units));
      return found === -1 ? 0n : BigInt(placeOf(within, found, units) + 1);
    };
  });
}

function isMysql(dialect: DialectName): boolean {
  return dialect === 'mysql' || dialect === 'mariadb';
}

/** MySQL compares stretches of as many bytes (my_instr_mb): é is found by É, and not by e. */
function ofSameBytes(text: string, fold: Fold): string {
  const kept = (letter: string): string => {
    const alike = [fold(letter), letter.toLowerCase()];
    return alike.find((other) => utf8Length(other) === utf8Length(letter)) ?? letter;
  };
  return Array.from(text, kept).join('');
}

/** Oracle: INSTR(text, part, from, occurrence); a negative start searches backwards from the end. */
export const instrOfOracle = bound('ssI?I?', 'integer', () => ([value, part, start = 1n, nth = 1n]) => {
  const [text, wanted] = [characters(textIn(value), 'points'), characters(textIn(part), 'points')];
  const [from, occurrence] = [clamp(start), clamp(nth)];
  if (occurrence < 1)
    refuse('INSTR', 'oracle', { oracle: ['ORA-01428', `argument '${occurrence}' is out of range`] });
  if (from === 0) return 0n;
  const step = from < 0 ? -1 : 1;
  let seen = 0;
  for (let at = from < 0 ? text.length + from : from - 1; at >= 0 && at < text.length; at += step) {
    if (wanted.every((letter, i) => text[at + i] === letter)) seen += 1;
    if (seen === occurrence) return BigInt(at + 1);
  }
  return 0n;
});

/** Every occurrence, from left to right. */
export const replace = bound('sss?', 'text', (args, site) => {
  const { dialect } = site.semantics;
  const fold = dialect === 'mssql' ? foldOf(args, site) : same;
  return ([value, from, to = ''], { budget }) => {
    const [text, old, by] = [textIn(value), fold(textIn(from)), textIn(to)];
    if (old === '') return text;
    const pieces = split(text, old, fold);
    budget.text(text.length + pieces.length * by.length);
    return pieces.join(by);
  };
});

/** Oracle: without a third argument, or with NULL for it, the text is taken out; NULL is not looked for. */
export const replaceOfOracle = bound(
  'sss?',
  'text',
  () =>
    ([value, from, to], { budget }) => {
      if (value === null) return null;
      const [text, by] = [textIn(value), to === null || to === undefined ? '' : textIn(to)];
      if (from === null) return text;
      const pieces = text.split(textIn(from));
      budget.text(text.length + pieces.length * by.length);
      return pieces.join(by);
    },
  { takesNull: true },
);

/** Each character of `from` becomes the one at its place in `to`; those without one go. */
export const translate = bound('sss', 'text', (_, { semantics: { dialect } }) => {
  const units = unitsOf(dialect);
  return ([value, from, to]) => {
    const [old, by] = [characters(textIn(from), units), characters(textIn(to), units)];
    if (dialect === 'mssql' && old.length !== by.length)
      refuse('TRANSLATE', dialect, {
        mssql: [
          '9828',
          'The second and third arguments of the TRANSLATE built-in function must contain an equal number of characters.',
        ],
      });
    const map = new Map<string, string>();
    for (const [i, letter] of old.entries()) if (!map.has(letter)) map.set(letter, by[i] ?? '');
    return characters(textIn(value), units)
      .map((letter) => map.get(letter) ?? letter)
      .join('');
  };
});

export const startsWith = bound(
  'ss',
  'truth',
  () =>
    ([text, part]) =>
      textIn(text).startsWith(textIn(part)),
);

/** PostgreSQL: the nth field; a negative n counts from the end. */
export const splitPart = bound('ssi', 'text', (_, { semantics: { dialect } }) => ([text, by, nth]) => {
  const n = clamp(nth);
  if (n === 0) refuse('SPLIT_PART', dialect, { postgresql: ['22023', 'field position must not be zero'] });
  const fields = by === '' ? [textIn(text)] : textIn(text).split(textIn(by));
  return (n > 0 ? fields[n - 1] : fields.at(n)) ?? '';
});

/** MySQL: what stands before the nth delimiter, or behind the nth from the end. */
export const substringIndex = bound('ssI', 'text', () => ([text, by, nth]) => {
  const [delimiter, n] = [textIn(by), clamp(nth)];
  if (delimiter === '' || n === 0) return '';
  const fields = textIn(text).split(delimiter);
  return (n > 0 ? fields.slice(0, n) : fields.slice(n)).join(delimiter);
});

/** MySQL: the place of the first argument among the others. */
export const field = bound(
  'a+',
  'integer',
  (args, site) => {
    const { semantics, span } = site;
    const allText = args.every(({ kind }) => kind === 'text' || kind === 'enum' || kind === 'null');
    const common = allText
      ? semantics.common(args, 'FIELD', span).type
      : { kind: 'float' as const, bits: 64 as const };
    const key = semantics.key(common);
    const convert = args.map((type) => (allText ? null : semantics.implicit(type, common, span)));
    return ([wanted, ...others], run) => {
      if (wanted === null || wanted === undefined) return 0n;
      const keyOf = (value: Value, i: number) => {
        const conversion = convert[i];
        return value === null ? null : key(conversion ? conversion(value, run) : value);
      };
      const target = keyOf(wanted, 0);
      return BigInt(others.findIndex((value, i) => value !== null && keyOf(value, i + 1) === target) + 1);
    };
  },
  { takesNull: true },
);

/** MySQL: the place of a text in a list with commas. */
export const findInSet = bound('ss', 'integer', (args, site) => {
  const fold = foldOf(args, site);
  return ([text, list]) => {
    if (list === '') return 0n;
    const wanted = fold(textIn(text));
    return BigInt(
      textIn(list)
        .split(',')
        .findIndex((item) => fold(item) === wanted) + 1,
    );
  };
});

/** MySQL: the nth of the texts that follow. */
export const element = bound(
  'Is+',
  'text',
  () =>
    ([nth, ...texts]) => {
      const n = clamp(nth);
      return n < 1 ? null : (texts[n - 1] ?? null);
    },
  { takesNull: true },
);

const same: Fold = (text) => text;

/** MySQL and T-SQL look by the collation: case doesn't count. */
function foldsSearch(dialect: DialectName): boolean {
  return dialect === 'mysql' || dialect === 'mariadb' || dialect === 'mssql';
}

function split(text: string, part: string, fold: Fold): string[] {
  const folded = fold(text);
  const pieces: string[] = [];
  let start = 0;
  for (let at = folded.indexOf(part); at !== -1; at = folded.indexOf(part, start)) {
    pieces.push(text.slice(start, at));
    start = at + part.length;
  }
  return [...pieces, text.slice(start)];
}
