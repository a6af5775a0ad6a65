import type { Binary, Expression, Literal, Unary } from '../interpreter/tree/expressions.ts';

/** Comparisons, in the spelling that the printer writes. */
export const COMPARISONS: ReadonlySet<string> = new Set(['=', '<>', '!=', '<', '<=', '>', '>=']);

export function binary(operator: string, left: Expression, right: Expression): Binary {
  return { type: 'binary', operator, left, right, span: left.span };
}

export function not(operand: Expression): Unary {
  return { type: 'unary', operator: 'NOT', operand, span: operand.span };
}

/** The literal moved by one, down and up: 3 → 2 and 4, '2025-11-01' → the days beside it. None for other things. */
export function neighboursOf(expression: Expression): Literal[] {
  if (expression.type !== 'literal') return [];
  const { kind, value } = expression;
  if (kind === 'number' && /^\d+$/.test(value)) {
    return [Number(value) - 1, Number(value) + 1]
      .filter((number) => number >= 0)
      .map((number) => ({ ...expression, value: String(number) }));
  }
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return [];
  return [-1, 1].map((days) => ({ ...expression, value: dayBeside(value, days) }));
}

/** The day so many days later. */
export function dayBeside(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}
