import type { Type } from '../../types/type.ts';
import { Decimal } from '../../values/decimal.ts';
import { Interval } from '../../values/interval.ts';
import { Json } from '../../values/json.ts';
import { Temporal } from '../../values/temporal.ts';
import { hexOf } from '../../values/text.ts';
import type { Value } from '../../values/value.ts';
import { oracleFloat } from './float-text.ts';
import { dateText, intervalText, timestampText } from './moments.ts';
import { numberText } from './numbers.ts';

/** As TO_CHAR without a format model. */
export function textOf(value: Value, type: Type): string {
  if (typeof value === 'string') return value;
  if (value instanceof Decimal) return numberText(value);
  if (typeof value === 'bigint') return String(value);
  if (typeof value === 'number') return oracleFloat(value, type.kind === 'float' ? type.bits : 64);
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (value instanceof Temporal) {
    const isTimestamp = type.kind === 'timestamp' && type.name !== 'DATE';
    return isTimestamp ? timestampText(value, type.precision) : dateText(value);
  }
  if (value instanceof Interval)
    return intervalText(value, type.kind === 'interval' ? type.fields : 'day-time');
  if (value instanceof Json) return value.text;
  return value instanceof Uint8Array ? hexOf(value).toUpperCase() : '';
}
