import { fail, Unsupported } from '../errors/failure.ts';
import type { Span } from '../lexer/token.ts';
import type { Binary, Expression } from '../tree/expressions.ts';
import type { Truth } from '../values/value.ts';
import {
  type BoundComparison,
  type BoundCondition,
  type BoundExpression,
  type Frame,
  joinReferences,
} from './bound.ts';
import type { Place } from './context.ts';
import { converted } from './operation.ts';

type Plain = BoundComparison['operator'] | '<>';

/** Each way to write a comparison. */
export const COMPARISONS: ReadonlyMap<string, Plain | 'same' | 'differs'> = new Map([
  ['=', '='],
  ['==', '='],
  ['<>', '<>'],
  ['!=', '<>'],
  ['^=', '<>'],
  ['<', '<'],
  ['!>', '<='],
  ['<=', '<='],
  ['>', '>'],
  ['>=', '>='],
  ['!<', '>='],
  ['<=>', 'same'],
  ['IS', 'same'],
  ['IS NOT DISTINCT FROM', 'same'],
  ['IS NOT', 'differs'],
  ['IS DISTINCT FROM', 'differs'],
]);

const HOLDS: Readonly<Record<Plain, (order: number) => boolean>> = {
  '=': (order) => order === 0,
  '<>': (order) => order !== 0,
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
};

export function isRow(expression: Expression): boolean {
  return expression.type === 'row';
}

export function bindComparison(expression: Binary, place: Place): BoundCondition {
  const { left, right, operator } = expression;
  const span = operatorSpan(operator, left, place);
  const rows = rowsOf(left, right, place);
  if (rows) return compareRows(rows, { operator, span, place });
  const [a, b] = [place.bind.value(left, place), place.bind.value(right, place)];
  return compareValues(a, b, { operator, span, place });
}

/** Where an operator stands: behind its left side and the parentheses that close there. */
export function operatorSpan(operator: string, { span }: Expression, place: Place): Span {
  const end = span.offset + span.length;
  const behind = /^[\s)]*/.exec(place.context.sql.slice(end, end + FAR))?.[0].length ?? 0;
  return { offset: end + behind, length: operator.length };
}

/** Characters that may lie between; a comment there is not looked through. */
const FAR = 1_000;

export type Comparing = { readonly operator: string; readonly span: Span; readonly place: Place };

/** Two values by an operator as written. */
export function compareValues(a: BoundExpression, b: BoundExpression, comparing: Comparing): BoundCondition {
  const { operator, span } = comparing;
  const { semantics, run } = comparing.place.context;
  const meaning = COMPARISONS.get(operator);
  if (!meaning) throw new Unsupported(`the operator ${operator}`, span);
  const settled = semantics.compare(a.type, b.type, operator, span);
  const { compare, type } = settled;
  const left = converted(a, settled.left ? type : a.type, settled.left, run);
  const right = converted(b, settled.right ? type : b.type, settled.right, run);
  const bound = {
    references: joinReferences([a, b]),
    volatile: a.volatile || b.volatile,
    span,
  };
  const [l, r] = [left.evaluate, right.evaluate];
  if (meaning === 'same' || meaning === 'differs') {
    const wanted = meaning === 'same';
    const test = (frame: Frame): Truth => {
      const [x, y] = [l(frame), r(frame)];
      const same = x === null || y === null ? x === y : compare(x, y) === 0;
      return same === wanted;
    };
    return { ...bound, test };
  }
  const holds = HOLDS[meaning];
  const test = (frame: Frame): Truth => {
    const x = l(frame);
    const y = r(frame);
    return x === null || y === null ? null : holds(compare(x, y));
  };
  if (meaning === '<>') return { ...bound, test };
  return {
    ...bound,
    test,
    comparison: { operator: meaning, left, right, compare, key: semantics.key(type), type },
  };
}

/** Both sides of a comparison of row values; null where they are none. */
function rowsOf(
  left: Expression,
  right: Expression,
  place: Place,
): readonly [BoundExpression[], BoundExpression[]] | null {
  if (left.type !== 'row' || right.type !== 'row') return null;
  if (left.items.length !== right.items.length) {
    fail({ kind: 'subquery-columns', wanted: left.items.length, given: right.items.length }, right.span);
  }
  const bind = (item: Expression): BoundExpression => place.bind.value(item, place);
  return [left.items.map(bind), right.items.map(bind)];
}

/** Row values: the first pair that differs decides; a NULL on the way there makes it unknown. */
export function compareRows(
  [left, right]: readonly [readonly BoundExpression[], readonly BoundExpression[]],
  comparing: Comparing,
): BoundCondition {
  const { operator, span, place } = comparing;
  const meaning = COMPARISONS.get(operator);
  const pairs = left.map((value, i) => [value, right[i]] as const);
  const each = (operator: string): BoundCondition[] =>
    pairs.map(([a, b]) => compareValues(a, b as BoundExpression, { operator, span, place }));
  const reads = { references: joinReferences([...left, ...right]), volatile: false, span };
  if (meaning === 'same' || meaning === 'differs') {
    const same = each('IS NOT DISTINCT FROM');
    return {
      ...reads,
      test: (frame) =>
        same.every((one) => one.test(frame) === true) ? meaning === 'same' : meaning === 'differs',
    };
  }
  const equal = each('=');
  if (meaning === '=' || meaning === '<>') {
    const test = (frame: Frame): Truth => {
      let truth: Truth = true;
      for (const one of equal) {
        const here = one.test(frame);
        if (here === false) return meaning !== '=';
        if (here === null) truth = null;
      }
      return truth === null ? null : meaning === '=';
    };
    return meaning === '=' ? { ...reads, test, parts: equal } : { ...reads, test };
  }
  const strict = each(operator.slice(0, 1));
  return {
    ...reads,
    test: (frame) => {
      for (const [i, one] of equal.entries()) {
        const here = one.test(frame);
        if (here === null) return null;
        if (!here) return strict[i]?.test(frame) ?? null;
      }
      return operator.endsWith('=');
    },
  };
}
