import type { EngineDialect } from '@sqltown/shared/api';
import { print } from '../interpreter/printer/print.ts';
import type { Expression } from '../interpreter/tree/expressions.ts';
import type { GroupingItem, Select } from '../interpreter/tree/queries.ts';

/**
 * Where the keys of GROUP BY stand in the select list, from 0: together they name a row of the result. Null when one
 * is not shown, or when there are several groupings at once.
 */
export function groupColumns({ groupBy, items }: Select, dialect: EngineDialect): number[] | null {
  if (!groupBy || groupBy.withRollup || items.some(({ expression }) => expression.type === 'star'))
    return null;
  const columns = groupBy.items.map((key) => (isExpression(key) ? placeOf(key) : -1));
  return columns.includes(-1) ? null : columns;

  function placeOf(key: Expression): number {
    if (key.type === 'literal' && key.kind === 'number')
      return Number(key.value) <= items.length ? Number(key.value) - 1 : -1;
    const written = spelled(key);
    return items.findIndex(
      ({ expression, alias }) => spelled(expression) === written || alias?.name.toLowerCase() === written,
    );
  }

  function spelled(expression: Expression): string {
    return print(expression, dialect).toLowerCase();
  }
}

function isExpression(item: GroupingItem): item is Expression {
  return item.type !== 'grouping-set';
}
