import type { TypeName } from '../../tree/expressions.ts';
import type { Affinity, Collation, Type } from '../../types/type.ts';
import { BINARY } from '../collations.ts';

export type AnyType = Type & { kind: 'any' };

/** A value without a column behind it. */
export const NONE: AnyType = { kind: 'any', affinity: 'none', collation: BINARY };

/** https://sqlite.org/datatype3.html#collation */
const COLLATIONS: ReadonlyMap<string, Collation> = new Map([
  ['BINARY', BINARY],
  ['NOCASE', { ...BINARY, name: 'NOCASE', fold: 'ascii' }],
  ['RTRIM', { ...BINARY, name: 'RTRIM', rtrim: true }],
]);

export function collationNamed(name: string): Collation | undefined {
  return COLLATIONS.get(name.toUpperCase());
}

/** https://sqlite.org/datatype3.html#determination_of_column_affinity: the first that occurs in the name decides. */
const AFFINITIES: readonly (readonly [RegExp, Affinity])[] = [
  [/INT/, 'integer'],
  [/CHAR|CLOB|TEXT/, 'text'],
  [/BLOB/, 'blob'],
  [/REAL|FLOA|DOUB/, 'real'],
];

export function typeOf({ name }: TypeName, place: 'cast' | 'column' = 'cast'): AnyType {
  const affinity = AFFINITIES.find(([pattern]) => pattern.test(name))?.[1] ?? 'numeric';
  const type: AnyType = { kind: 'any', affinity, collation: BINARY };
  return place === 'column' ? { ...type, declared: name } : type;
}

/** Any type as SQLite sees it: types of other dialects never come here, but functions may name their results. */
export function asAny(type: Type): AnyType {
  return type.kind === 'any' ? type : NONE;
}

export function isNumericAffinity(affinity: Affinity): boolean {
  return affinity === 'integer' || affinity === 'real' || affinity === 'numeric';
}
