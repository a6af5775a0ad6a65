import type { DialectName } from '../../dialects/dialect.ts';
import type { Type } from '../../types/type.ts';
import { Decimal, decimalFromFloat, rescale, toInteger, toNumber } from '../../values/decimal.ts';
import { toDecimal } from '../../values/numeric.ts';
import type { Value } from '../../values/value.ts';

/** Puts what an implementation gives into the form that its type has: so implementations needn't know the dialect. */
export function settler(type: Type, dialect: DialectName): (value: Value) => Value {
  const { kind } = type;
  if (kind === 'decimal' && type.scale !== null) {
    const { scale } = type;
    // A float keeps no scale of its own; an exact number has been given one.
    return (value) => (typeof value === 'number' ? scaled(value, scale) : decimal(value));
  }
  if (kind === 'decimal') return decimal;
  if (kind === 'float') return float;
  if (kind === 'integer' || kind === 'any') return (value) => integer(value, kind === 'integer');
  if (kind === 'text' && dialect === 'oracle') return (value) => (value === '' ? null : value);
  return (value) => value;
}

function decimal(value: Value): Value {
  if (typeof value === 'bigint') return toDecimal(value);
  if (typeof value === 'boolean') return toDecimal(value ? 1n : 0n);
  return typeof value === 'number' ? decimalFromFloat(value) : value;
}

function scaled(value: number, scale: number): Value {
  const exact = decimalFromFloat(value);
  return exact && rescale(exact, scale);
}

function float(value: Value): Value {
  if (typeof value === 'bigint') return Number(value);
  return value instanceof Decimal ? toNumber(value) : value;
}

/** SQLite has no decimals and no NaN: a result that is none is NULL there. */
function integer(value: Value, whole: boolean): Value {
  if (typeof value === 'boolean') return value ? 1n : 0n;
  if (value instanceof Decimal) return whole ? toInteger(value) : toNumber(value);
  if (typeof value === 'number' && whole) return Number.isFinite(value) ? BigInt(Math.trunc(value)) : null;
  return Number.isNaN(value) ? null : value;
}
