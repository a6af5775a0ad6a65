import type { Type } from '../../types/type.ts';
import { Decimal, decimalText, rescale } from '../../values/decimal.ts';
import { Temporal } from '../../values/temporal.ts';
import type { Value } from '../../values/value.ts';
import { mssqlFloat } from './float-text.ts';
import { type MomentType, isoText, styledMoment } from './moments.ts';
import { isMoney } from './types.ts';

/** A value as text without a style: six digits of a float, two behind the point of money, Mar 20 2026  6:00AM. */
export function textOf(value: Value, type: Type): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'bigint') return String(value);
  if (typeof value === 'boolean') return value ? '1' : '0';
  if (typeof value === 'number') return mssqlFloat(value);
  if (value instanceof Decimal) return decimalText(isMoney(type) ? rescale(value, 2) : value);
  if (value instanceof Temporal) return momentText(value, momentType(value, type));
  if (value instanceof Uint8Array) return Array.from(value, (byte) => String.fromCharCode(byte)).join('');
  return '';
}

/** DATETIME is shown in its old way, the newer types as ISO. */
function momentText(value: Temporal, type: MomentType): string {
  const isOld = type.kind === 'timestamp' && type.name !== 'DATETIME2';
  return (isOld ? styledMoment(value, type, 0) : null) ?? isoText(value, type);
}

/** The type of a moment, where the expression's own is another: a function's result. */
export function momentType(value: Temporal, type: Type): MomentType {
  if (type.kind === 'date' || type.kind === 'time' || type.kind === 'timestamp') return type;
  if (value.kind === 'date') return { kind: 'date' };
  if (value.kind === 'time') return { kind: 'time', precision: 7, zoned: false };
  return { kind: 'timestamp', precision: 3, zoned: false, name: 'DATETIME' };
}
