import { fail } from '../../errors/failure.ts';
import type { Type } from '../../types/type.ts';
import { Decimal, decimalText, rescale } from '../../values/decimal.ts';
import { Temporal } from '../../values/temporal.ts';
import type { Value } from '../../values/value.ts';
import type { Converting } from './conversions.ts';
import { styledMoment } from './moments.ts';
import { momentType, textOf } from './text.ts';
import { isMoney } from './types.ts';

/** https://learn.microsoft.com/sql/t-sql/functions/cast-and-convert-transact-sql: the third argument of CONVERT. */
export function styledText(value: Value, from: Type, { style, span }: Converting): string {
  if (style === null) return textOf(value, from);
  if (value instanceof Temporal) {
    return (
      styledMoment(value, momentType(value, from), style) ??
      fail({ kind: 'invalid-format', what: 'style', text: String(style) }, span)
    );
  }
  if (value instanceof Decimal && isMoney(from)) return styledMoney(value, style);
  if (typeof value !== 'number') return textOf(value, from);
  const digits = { 1: 8, 2: 16, 3: 17 }[style];
  return digits === undefined ? textOf(value, from) : scientific(value, digits);
}

/** 1: thousands set apart; 2: four digits behind the point. */
function styledMoney(value: Decimal, style: number): string {
  if (style === 2) return decimalText(rescale(value, 4));
  const text = decimalText(rescale(value, 2));
  return style === 1 ? text.replace(/\B(?=(?:\d{3})+(?=\.))/g, ',') : text;
}

function scientific(value: number, digits: number): string {
  const [mantissa = '', power = '0'] = value.toExponential(digits - 1).split('e');
  const exponent = Math.abs(Number(power)).toString().padStart(3, '0');
  return `${mantissa}e${power.startsWith('-') ? '-' : '+'}${exponent}`;
}
