import { Decimal } from '../values/decimal.ts';
import type { Value } from '../values/value.ts';

/** A count that a query states as a value: of LIMIT, of a frame. NaN for what is no number. */
export function numberOf(value: Value): number {
  if (value instanceof Decimal) return Number(value.digits) / 10 ** value.scale;
  return typeof value === 'bigint' || typeof value === 'number' || typeof value === 'string'
    ? Number(value)
    : Number.NaN;
}
