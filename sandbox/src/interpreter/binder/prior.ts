import { Unsupported } from '../errors/failure.ts';
import type { Call, Unary } from '../tree/expressions.ts';
import type { Row, Value } from '../values/value.ts';
import type { BoundExpression } from './bound.ts';
import type { Place } from './context.ts';
import { refuse } from './own-rules.ts';

/** What stands where in the component that CONNECT BY fills. */
export const LEVEL = 0;
export const LEAF = 1;
export const CYCLE = 2;
export const PRIOR = 3;
export const ROOT = 4;
export const PATH = 5;

/** PRIOR a and CONNECT_BY_ROOT a: the same expression over the parent's row, or the root's. */
export function bindPrior({ operator, operand, span }: Unary, place: Place): BoundExpression {
  const { hierarchy } = place;
  if (hierarchy === null) throw new Unsupported(`${operator} without CONNECT BY`, span);
  const value = place.bind.value(operand, place);
  const index = operator === 'PRIOR' ? PRIOR : ROOT;
  return {
    type: value.type,
    references: [(value.references[0] ?? 0n) | (1n << BigInt(hierarchy)), ...value.references.slice(1)],
    volatile: false,
    evaluate: (frame) => {
      const row = (frame.row[hierarchy] as Row)[index] as Row | null | undefined;
      return row ? value.evaluate({ row, outer: frame.outer }) : null;
    },
  };
}

/** SYS_CONNECT_BY_PATH(a, '/'): the values from the root down to the row. */
export function bindPath(call: Call, place: Place): BoundExpression {
  const { hierarchy, context } = place;
  const [shown, separator] = call.arguments;
  if (hierarchy === null || !shown || !separator)
    refuse('ORA-30002', 'SYS_CONNECT_BY_PATH function not allowed here', call.span);
  const value = place.bind.value(shown, place);
  const between = place.bind.value(separator, place);
  const { semantics, run } = context;
  const { type } = semantics.literal({ type: 'literal', kind: 'plain', value: '/', span: call.span });
  return {
    type,
    references: [(value.references[0] ?? 0n) | (1n << BigInt(hierarchy)), ...value.references.slice(1)],
    volatile: false,
    evaluate: (frame) => {
      const path = (frame.row[hierarchy] as Row)[PATH] as readonly Row[];
      const mark = between.evaluate(frame);
      const parts = path.map((row) => textOf(value.evaluate({ row, outer: frame.outer })));
      const text = parts.map((part) => `${mark === null ? '' : (mark as string)}${part}`).join('');
      run.budget.text(text.length);
      return text;
    },
  };

  function textOf(one: Value): string {
    return one === null ? '' : semantics.text(one, value.type);
  }
}
