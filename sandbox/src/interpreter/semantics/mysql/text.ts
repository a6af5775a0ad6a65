import type { Type } from '../../types/type.ts';
import { Decimal, decimalText, rescale } from '../../values/decimal.ts';
import { temporalText } from '../../values/iso.ts';
import { Json } from '../../values/json.ts';
import { Temporal } from '../../values/temporal.ts';
import type { Value } from '../../values/value.ts';
import { mysqlFloat } from './float-text.ts';

/** A value as text. A quotient keeps more digits than its type shows. */
export function textOf(value: Value, type: Type): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'bigint') return String(value);
  if (typeof value === 'boolean') return value ? '1' : '0';
  if (typeof value === 'number') return mysqlFloat(value, type.kind === 'float' ? type.bits : 64);
  if (value instanceof Decimal) return decimalText(shown(value, type));
  if (value instanceof Temporal) {
    const precision = type.kind === 'timestamp' || type.kind === 'time' ? type.precision : 0;
    return temporalText(value, precision);
  }
  if (value instanceof Uint8Array) return new TextDecoder().decode(value);
  return value instanceof Json ? value.text : '';
}

/** With the digits behind the point that its type has. */
export function shown(value: Decimal, type: Type): Decimal {
  return type.kind === 'decimal' && type.scale !== null && value.scale !== type.scale
    ? rescale(value, type.scale)
    : value;
}
