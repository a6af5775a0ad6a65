import type { Column } from '@sqltown/shared/api';
import type { Type } from '../../types/type.ts';
import { asAny } from './types.ts';

/** A column's declared type, as the adapter of the real SQLite reads it; without one the values tell. */
const DECLARED: readonly (readonly [RegExp, Column['type']])[] = [
  [/INT/i, 'integer'],
  [/CHAR|CLOB|TEXT/i, 'text'],
  [/BLOB/i, 'blob'],
  [/REAL|FLOA|DOUB/i, 'float'],
  [/DEC|NUM/i, 'decimal'],
];

export function columnOf(type: Type): Column['type'] {
  const { declared } = asAny(type);
  if (!declared) return 'any';
  return DECLARED.find(([pattern]) => pattern.test(declared))?.[1] ?? 'any';
}
