import type { Call, Expression, Identifier } from '../tree/expressions.ts';
import { queryOf, type Query, type Select, type SelectItem } from '../tree/queries.ts';
import { isNode } from '../tree/walk.ts';
import { isAggregate } from './calls.ts';
import type { Place } from './context.ts';

/**
 * Oracle's MAX(COUNT(*)) … GROUP BY: an aggregate over the groups. It means a SELECT from the grouped one:
 * `SELECT MAX(a0) FROM (SELECT COUNT(*) AS a0 … GROUP BY …)`.
 * @returns null where no aggregate stands in another
 */
export function overGroups(select: Select, place: Place): Select | null {
  if (place.context.semantics.dialect !== 'oracle' || !select.groupBy) return null;
  const inner: SelectItem[] = [];
  const items = select.items.map((item) => ({ ...item, expression: outside(item.expression) }));
  if (inner.length === 0) return null;
  const grouped: Query = queryOf({ ...select, items: inner, distinct: false });
  const from = {
    type: 'derived-table' as const,
    query: grouped,
    lateral: false,
    alias: null,
    columns: [],
    span: select.span,
  };
  return { ...select, items, from: [from], where: null, hierarchy: null, groupBy: null, having: null };

  /** An expression of the list: what stands in its aggregates moves inside. */
  function outside(expression: Expression): Expression {
    if (expression.type === 'call' && isAggregate(expression, place)) {
      return { ...expression, arguments: expression.arguments.map((one) => moved(one)) };
    }
    return rebuilt(expression, outside);
  }

  function moved(expression: Expression): Expression {
    if (expression.type !== 'call' || !isAggregate(expression, place)) return rebuilt(expression, moved);
    return asColumn(expression);
  }

  function asColumn(call: Call): Expression {
    const { span } = call;
    const alias: Identifier = { type: 'identifier', name: `A${inner.length}`, quoted: true, span };
    inner.push({ type: 'select-item', expression: call, alias, assigns: null, span });
    return { type: 'column', name: { type: 'name', parts: [alias], span }, outer: false, span };
  }
}

/** The same expression with other parts; subqueries stay as they are. */
function rebuilt(expression: Expression, change: (part: Expression) => Expression): Expression {
  const entries = Object.entries(expression).map(([key, value]: [string, unknown]) => {
    if (Array.isArray(value)) return [key, value.map((one: unknown) => part(one))] as const;
    return [key, part(value)] as const;
  });
  return Object.fromEntries(entries) as Expression;

  function part(value: unknown): unknown {
    if (!isNode(value) || NOT_EXPRESSIONS.has(value.type)) return value;
    return change(value as Expression);
  }
}

const NOT_EXPRESSIONS: ReadonlySet<string> = new Set([
  'query',
  'name',
  'identifier',
  'type-name',
  'sort-key',
  'window',
]);
