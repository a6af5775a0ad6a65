import type { Type } from '../../types/type.ts';
import { decimal } from '../type-arguments.ts';

type Exact = Type & { readonly kind: 'decimal' };

const MAX_PRECISION = 38;
const MIN_SCALE = 6;
const DIGITS = { 1: 1, 8: 3, 16: 5, 24: 10, 32: 10, 64: 19 } as const;

/** An exact type for one side: a literal has its own digits, a text takes the other side's type. */
export function exactOf(type: Type, beside: Type): Exact {
  if (type.kind === 'decimal') return type;
  if (type.kind === 'integer') return decimal(type.digits ?? DIGITS[type.bits], 0) as Exact;
  return beside.kind === 'decimal' ? beside : (decimal(MAX_PRECISION, 0) as Exact);
}

/** https://learn.microsoft.com/sql/t-sql/data-types/precision-scale-and-length-transact-sql */
export function decimalResult(operator: string, left: Exact, right: Exact): Type {
  const [p1, s1, p2, s2] = [left.precision ?? 38, left.scale ?? 0, right.precision ?? 38, right.scale ?? 0];
  const whole = Math.max(p1 - s1, p2 - s2);
  switch (operator) {
    case '*':
      return shortened(p1 + p2 + 1, s1 + s2);
    case '/': {
      const scale = Math.max(MIN_SCALE, s1 + p2 + 1);
      return shortened(p1 - s1 + s2 + scale, scale);
    }
    case '%': {
      const scale = Math.max(s1, s2);
      return decimal(Math.min(Math.min(p1 - s1, p2 - s2) + scale, MAX_PRECISION), scale);
    }
    default: {
      const scale = Math.max(s1, s2);
      const precision = whole + scale + 1;
      if (precision <= MAX_PRECISION) return decimal(precision, scale);
      return decimal(MAX_PRECISION, Math.max(Math.min(scale, MAX_PRECISION - whole), 0));
    }
  }
}

/** Beyond 38 digits the fraction gives way, down to six digits. */
function shortened(precision: number, scale: number): Type {
  if (precision <= MAX_PRECISION) return decimal(precision, scale);
  const whole = precision - scale;
  if (whole > MAX_PRECISION - MIN_SCALE) return decimal(MAX_PRECISION, Math.min(scale, MIN_SCALE));
  return decimal(MAX_PRECISION, Math.min(scale, MAX_PRECISION - whole));
}
