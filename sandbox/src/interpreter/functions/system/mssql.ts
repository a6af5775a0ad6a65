import { Unsupported } from '../../errors/failure.ts';
import { Decimal } from '../../values/decimal.ts';
import { bound, scalar } from '../define/scalar.ts';

/** T-SQL: a decimal, NULL before the first insert. */
export const scopeIdentity = scalar(
  '',
  { kind: 'decimal', precision: 38, scale: 0 },
  (_, run) => run.last.insertId,
  { volatile: true },
);

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
