import type { DialectName } from '../../dialects/dialect.ts';
import type { Value } from '../../values/value.ts';
import { refuse } from '../define/complain.ts';
import { textIn } from '../define/read.ts';
import { type Define, bound } from '../define/scalar.ts';
import type { ScalarFunction } from '../function.ts';
import { lengthOf, slice, unitsOf } from './characters.ts';

/** Where a substring begins and ends, from 0. */
type Cut = (length: number, start: number, count: number | null) => readonly [start: number, end: number];

export const NEGATIVE = {
  postgresql: ['22011', 'negative substring length not allowed'],
  mssql: ['537', 'Invalid length parameter passed to the LEFT or SUBSTRING function.'],
} as const;

/** SQL's own: places before the first count, though nothing stands there. PostgreSQL and T-SQL. */
function standardCut(dialect: DialectName): Cut {
  return (length, start, count) => {
    if (count === null) return [start - 1, length];
    if (count < 0) refuse('SUBSTRING', dialect, NEGATIVE);
    return [start - 1, start - 1 + count];
  };
}

/** MySQL: a negative start counts from the end; 0 is nowhere, and so is a start before the first character. */
const mysqlCut: Cut = (length, start, count) => {
  const from = start < 0 ? length + start : start - 1;
  if (from < 0 || (count !== null && count <= 0)) return [0, 0];
  return [from, count === null ? length : from + count];
};

/** Oracle: 0 is 1; otherwise as MySQL. */
export const oracleCut: Cut = (length, start, count) => mysqlCut(length, start === 0 ? 1 : start, count);

/** Without a count, as many as there may ever be: SQLITE_MAX_LENGTH. */
const NO_COUNT = 1_000_000_000;

/**
 * SQLite: a negative count takes the characters before the start, and a start of 0 stands before the first
 * (https://sqlite.org/lang_corefunc.html#substr; the corners as func.c has them).
 */
const sqliteCut: Cut = (length, start, count) => {
  let [from, many] = [start, Math.abs(count ?? NO_COUNT)];
  if (from < 0) {
    from += length;
    if (from < 0) {
      many = count !== null && count < 0 ? many : many + from;
      if (many < 0) many = 0;
      from = 0;
      if (count !== null && count < 0) return [0, 0];
    }
  } else if (from > 0) from -= 1;
  else if (many > 0 && count !== null) many -= 1;
  if (count !== null && count < 0) {
    const begin = Math.max(0, from - many);
    return [begin, from];
  }
  return [from, from + many];
};

function cutOf(dialect: DialectName): Cut {
  if (dialect === 'sqlite') return sqliteCut;
  if (dialect === 'oracle') return oracleCut;
  return dialect === 'postgresql' || dialect === 'mssql' ? standardCut(dialect) : mysqlCut;
}

export const substring = substringOf('yii?');

export function substringOf(signature: string): Define<ScalarFunction> {
  return bound(signature, 'text', (_, { semantics: { dialect } }) => {
    const units = unitsOf(dialect);
    const cut = cutOf(dialect);
    return ([value, start, count]) => {
      const many = count === undefined ? null : clamp(count);
      if (value instanceof Uint8Array) return value.slice(...within(cut(value.length, clamp(start), many)));
      const text = textIn(value);
      return slice(text, ...cut(lengthOf(text, units), clamp(start), many), units);
    };
  });
}

/** PostgreSQL: a negative count leaves so many out; MySQL gives '', T-SQL refuses. */
export const left = bound('si', 'text', (_, { semantics: { dialect } }) => {
  const units = unitsOf(dialect);
  return ([value, count]) => {
    const [text, many] = [textIn(value), clamp(count)];
    if (many < 0) return slice(text, 0, cutShort(text, many, dialect, 'LEFT'), units);
    return slice(text, 0, many, units);
  };
});

export const right = bound('si', 'text', (_, { semantics: { dialect } }) => {
  const units = unitsOf(dialect);
  return ([value, count]) => {
    const [text, many] = [textIn(value), clamp(count)];
    const length = lengthOf(text, units);
    const kept = many < 0 ? cutShort(text, many, dialect, 'RIGHT') : Math.min(many, length);
    return slice(text, length - kept, length, units);
  };
});

/** How many characters a negative count leaves. */
function cutShort(text: string, count: number, dialect: DialectName, name: 'LEFT' | 'RIGHT'): number {
  if (dialect === 'postgresql') return Math.max(0, lengthOf(text, 'points') + count);
  if (dialect === 'mssql')
    refuse(name, dialect, {
      mssql:
        name === 'LEFT' ? NEGATIVE.mssql : ['536', 'Invalid length parameter passed to the RIGHT function.'],
    });
  return 0;
}

/** Numbers beyond this are as good as infinite for a text. */
const FAR = 1_000_000_000n;

export function clamp(value: Value | undefined): number {
  const integer = typeof value === 'bigint' ? value : 0n;
  return Number(integer > FAR ? FAR : integer < -FAR ? -FAR : integer);
}

export function within([start, end]: readonly [number, number]): [number, number] {
  const from = Math.max(0, start);
  return [from, Math.max(from, end)];
}
