import type { Run } from '../../run/run.ts';
import { Decimal } from '../../values/decimal.ts';
import type { Value } from '../../values/value.ts';
import { type Define, type Options, bound, scalar } from '../define/scalar.ts';
import { INT64, NUMERIC } from '../define/types.ts';
import type { ScalarFunction } from '../function.ts';

/** Always the same: the names of the town's one database and one user. */
export function constant(value: string, options: Options = {}): Define<ScalarFunction> {
  return scalar('', 'text', () => value, options);
}
export const DATABASE_NAME = 'sqltown';
export const USER_NAME = 'learner';

/** What the last change left: read anew with each call. */
function last(read: (last: Run['last']) => Value): Define<ScalarFunction> {
  return scalar('', INT64, (_, run) => read(run.last), { volatile: true });
}
export const lastInsertId = last(({ insertId }) => insertId ?? 0n);
export const rowCount = last(({ rowCount: rows }) => rows);

/** SQLite's typeof. */
export const typeOfValue = scalar(
  'a',
  'text',
  ([value = null]) => {
    if (value === null) return 'null';
    if (typeof value === 'bigint' || typeof value === 'boolean') return 'integer';
    if (typeof value === 'number' || value instanceof Decimal) return 'real';
    return typeof value === 'string' ? 'text' : 'blob';
  },
  { takesNull: true },
);
/** PostgreSQL's pg_typeof. */
export const typeOfExpression = bound(
  'a',
  'text',
  ([type = { kind: 'null' }], { semantics }) => {
    const name = type.kind === 'null' ? 'unknown' : semantics.nameOf(type);
    return () => name;
  },
  { takesNull: true },
);

export const uid = scalar('', NUMERIC, () => 100n, { bare: 'must' });
