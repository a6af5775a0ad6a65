import { Unsupported } from '../../errors/failure.ts';
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
/** T-SQL: a decimal, NULL before the first insert. */
export const scopeIdentity = scalar(
  '',
  { kind: 'decimal', precision: 38, scale: 0 },
  (_, run) => run.last.insertId,
  { volatile: true },
);

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

/** T-SQL: whether a text could be one: ISNUMERIC('1.5'). */
export const isNumericText = scalar(
  'a',
  'integer',
  ([value = null]) => {
    if (value === null) return 0n;
    if (typeof value === 'bigint' || typeof value === 'number' || value instanceof Decimal) return 1n;
    if (typeof value !== 'string') return 0n;
    const text = value.trim();
    return /^[+-]?[$]?(?:\d[\d,]*\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$|^[+-.,$]$/.test(text) ? 1n : 0n;
  },
  { takesNull: true },
);
/** T-SQL: whether a text can be read as a DATETIME. */
export const isDate = bound(
  'a',
  'integer',
  ([type = { kind: 'null' }], { semantics, span }) => {
    if (type.kind === 'date' || type.kind === 'timestamp') return () => 1n;
    if (type.kind === 'float') throw new Unsupported('ISDATE of a float', span);
    const convert = semantics.cast(
      type,
      { kind: 'timestamp', precision: 3, zoned: false, name: 'DATETIME' },
      { form: 'TRY_CAST', style: null, span },
    );
    return ([value = null], run) => (value === null || convert(value, run) === null ? 0n : 1n);
  },
  { takesNull: true },
);
