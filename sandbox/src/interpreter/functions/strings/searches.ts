import type { DialectName } from '../../dialects/dialect.ts';
import { refuse } from '../define/complain.ts';
import { textIn } from '../define/read.ts';
import { type Define, bound } from '../define/scalar.ts';
import type { ScalarFunction } from '../function.ts';
import { characters, indexOf, lengthOf, placeOf, unitsOf, utf8Length } from './characters.ts';
import { type Fold, foldOf, letterwise } from './folding.ts';
import { clamp } from './substrings.ts';

/** The place of a text in another, from 1; 0 where it doesn't stand. Which argument is which varies. */
export function position(order: 'text first' | 'part first'): Define<ScalarFunction> {
  return bound('ssi?', 'integer', (args, site) => {
    const { dialect } = site.semantics;
    const units = unitsOf(dialect);
    const folded = foldsSearch(dialect) ? foldOf(args, site) : same;
    const fold = isMysql(dialect) ? ofSameBytes(folded) : folded;
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
function ofSameBytes(fold: Fold): Fold {
  return letterwise((letter) => {
    const alike = [fold(letter), letter.toLowerCase()];
    return alike.find((other) => utf8Length(other) === utf8Length(letter)) ?? letter;
  });
}

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
