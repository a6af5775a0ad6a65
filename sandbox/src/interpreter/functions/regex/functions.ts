import type { DialectName } from '../../dialects/dialect.ts';
import type { Run } from '../../run/run.ts';
import type { Captures } from '../../semantics/regex.ts';
import type { Type } from '../../types/type.ts';
import type { Value } from '../../values/value.ts';
import { refuse } from '../define/complain.ts';
import { textIn } from '../define/read.ts';
import { type Define, bound } from '../define/scalar.ts';
import { type Result, textLike } from '../define/types.ts';
import type { CallSite, ScalarFunction } from '../function.ts';
import { indexOf, placeOf } from '../strings/characters.ts';
import { clamp } from '../strings/substrings.ts';
import { type Find, finder, group, matches } from './matches.ts';

/** What a call asks for, whatever order its dialect has the arguments in. */
type Asked = {
  readonly text: string;
  readonly pattern: string;
  readonly from: number;
  readonly nth: number;
  readonly flags: string | null;
};

/** The names of arguments in the order in which they come. */
type Order = readonly ('text' | 'pattern' | 'replacement' | 'from' | 'nth' | 'end' | 'flags' | 'group')[];
const LETTERS = {
  text: 's',
  pattern: 's',
  replacement: 's',
  from: 'I',
  nth: 'I',
  end: 'I',
  flags: 's',
  group: 'I',
} as const;

export type Compute = (
  asked: Asked & { readonly replacement: string; readonly end: number; readonly group: number },
  find: Find,
  run: Run,
  dialect: DialectName,
) => Value;

export function regexFunction(
  order: Order,
  least: number,
  result: Result,
  compute: Compute,
  options: { readonly nth?: number } = {},
): Define<ScalarFunction> {
  const signature = order.map((name, i) => LETTERS[name] + (i >= least ? '?' : '')).join('');
  const { fits } = bound(signature, result, () => () => null);
  const define = (name: string): ScalarFunction =>
    bound(signature, result, (args, site) => {
      const { dialect } = site.semantics;
      const find = finder(dialect, name, ignoresCase(args, site));
      return (values, run) => {
        const number = (wanted: Order[number], byDefault: number): number => {
          const value = values[order.indexOf(wanted)];
          return value === undefined ? byDefault : clamp(value);
        };
        const words = (wanted: Order[number]): string | null => {
          const value = values[order.indexOf(wanted)];
          return value === undefined || value === null ? null : textIn(value);
        };
        const text = words('text') ?? '';
        const from = number('from', 1);
        if (from < 1)
          refuse(name, dialect, {
            oracle: ['ORA-01428', `argument '${from}' is out of range`],
            postgresql: ['22023', `invalid value for parameter "start": ${from}`],
            mysql: ['3686', 'Index out of bounds in regular expression search.'],
          });
        return compute(
          {
            text,
            pattern: words('pattern') ?? '',
            replacement: words('replacement') ?? '',
            from: indexOf(text, from - 1, 'points'),
            nth: number('nth', options.nth ?? 1),
            end: number('end', 0),
            flags: words('flags'),
            group: number('group', 0),
          },
          find,
          run,
          dialect,
        );
      };
    })(name);
  return Object.assign(define, fits && { fits });
}

/** MySQL compares by the collation: without case, unless a letter says otherwise. */
function ignoresCase(args: readonly Type[], site: CallSite): boolean {
  const { dialect } = site.semantics;
  return (dialect === 'mysql' || dialect === 'mariadb') && textLike(args, site).collation.fold !== 'none';
}

/** The nth match. */
export function nthMatch({ text, pattern, from, nth, flags }: Asked, find: Find, run: Run): Captures | null {
  let seen = 0;
  for (const found of matches(find(pattern, flags), text, from, run)) {
    seen += 1;
    if (seen >= nth) return found;
  }
  return null;
}

export const like: Compute = ({ text, pattern, flags }, find, { budget }) =>
  find(pattern, flags).search(text, 0, (count) => budget.step(count)) !== null;
export const substr: Compute = (asked, find, run) => {
  const found = nthMatch(asked, find, run);
  return found && group(asked.text, found, asked.group);
};
export const instr: Compute = (asked, find, run) => {
  const found = nthMatch(asked, find, run);
  const at = found?.[asked.group * 2 + (asked.end === 0 ? 0 : 1)] ?? -1;
  return at === -1 ? 0n : BigInt(placeOf(asked.text, at, 'points') + 1);
};
export const count: Compute = ({ text, pattern, from, flags }, find, run) => {
  let seen = 0n;
  for (const _ of matches(find(pattern, flags), text, from, run)) seen += 1n;
  return seen;
};

/** Replaces the nth match, or all where it is 0. */
export const replace: Compute = ({ text, pattern, replacement, from, nth, flags }, find, run, dialect) => {
  let [result, behind, seen] = ['', 0, 0];
  for (const found of matches(find(pattern, flags), text, from, run)) {
    seen += 1;
    if (nth !== 0 && seen < nth) continue;
    const [start = 0, end = 0] = found;
    result += text.slice(behind, start) + expanded(replacement, text, found, dialect);
    run.budget.text(result.length);
    behind = end;
    if (nth !== 0) break;
  }
  return result + text.slice(behind);
};

/** \1 and \& stand for what was matched; in MySQL $1. */
function expanded(replacement: string, text: string, found: Captures, dialect: DialectName): string {
  if (dialect === 'mysql')
    return replacement.replace(
      /\\(.)|\$(\d)/gs,
      (_, escaped: string | undefined, index: string | undefined) =>
        escaped ?? group(text, found, Number(index)) ?? '',
    );
  return replacement.replace(/\\(.)/gs, (all, sign: string) => {
    if (/\d/.test(sign) && !(sign === '0' && dialect === 'postgresql'))
      return group(text, found, Number(sign)) ?? '';
    if (sign === '&' && dialect === 'postgresql') return group(text, found, 0) ?? '';
    return sign === '\\' ? '\\' : all;
  });
}

export const REGEX_OF_MYSQL = {
  REGEXP_LIKE: regexFunction(['text', 'pattern', 'flags'], 2, 'truth', like),
  REGEXP_SUBSTR: regexFunction(['text', 'pattern', 'from', 'nth', 'flags'], 2, 'text', substr),
  REGEXP_INSTR: regexFunction(['text', 'pattern', 'from', 'nth', 'end', 'flags'], 2, 'integer', instr),
  REGEXP_REPLACE: regexFunction(
    ['text', 'pattern', 'replacement', 'from', 'nth', 'flags'],
    3,
    'text',
    replace,
    { nth: 0 },
  ),
};
/** MariaDB: '' where nothing matches. */
const orEmpty =
  (compute: Compute): Compute =>
  (...given) =>
    compute(...given) ?? '';
export const REGEX_OF_MARIADB = {
  REGEXP_SUBSTR: regexFunction(['text', 'pattern'], 2, 'text', orEmpty(substr)),
  REGEXP_INSTR: regexFunction(['text', 'pattern'], 2, 'integer', instr),
  REGEXP_REPLACE: regexFunction(['text', 'pattern', 'replacement'], 3, 'text', replace, { nth: 0 }),
};
export const REGEX_OF_ORACLE = {
  REGEXP_LIKE: regexFunction(['text', 'pattern', 'flags'], 2, { kind: 'boolean' }, like),
  REGEXP_SUBSTR: regexFunction(['text', 'pattern', 'from', 'nth', 'flags', 'group'], 2, 'text', substr),
  REGEXP_INSTR: regexFunction(
    ['text', 'pattern', 'from', 'nth', 'end', 'flags', 'group'],
    2,
    'integer',
    instr,
  ),
  REGEXP_REPLACE: regexFunction(
    ['text', 'pattern', 'replacement', 'from', 'nth', 'flags'],
    2,
    'text',
    replace,
    { nth: 0 },
  ),
  REGEXP_COUNT: regexFunction(['text', 'pattern', 'from', 'flags'], 2, 'integer', count),
};

/** PostgreSQL: substring(text from pattern) gives the first group, where there is one. */
export const substringByPattern = regexFunction(['text', 'pattern'], 2, 'text', (asked, find, run) => {
  const found = nthMatch(asked, find, run);
  return found && group(asked.text, found, found.length > 2 ? 1 : 0);
});

/** The groups of a match, or the whole where there are none. */
export function groups(text: string, found: Captures): Value[] {
  const many = found.length / 2 - 1;
  return many === 0
    ? [group(text, found, 0)]
    : Array.from({ length: many }, (_, i) => group(text, found, i + 1));
}

/** What stands between the matches; an empty match at the start or right behind another splits nothing off. */
export function splitBy(
  { text, pattern, flags }: Pick<Asked, 'text' | 'pattern' | 'flags'>,
  find: Find,
  run: Run,
): string[] {
  const pieces: string[] = [];
  let behind = 0;
  for (const [start = 0, end = 0] of matches(find(pattern, flags), text, 0, run)) {
    if (end === 0 || start >= text.length) continue;
    if (start === end && start === behind) continue;
    pieces.push(text.slice(behind, start));
    behind = end;
  }
  return [...pieces, text.slice(behind)];
}
