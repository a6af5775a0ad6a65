import type { DatasetColumn, DatasetSchema } from '@sqltown/content/grading';
import type { ColumnReference, Expression } from '../../interpreter/tree/expressions.ts';
import type { Operator } from '../operator.ts';

/** Two columns change places, or a neighbour of the same type is taken for one. */
export const takeOtherColumn: Operator = {
  name: 'take-other-column',
  on: {
    select: (select, schema) => [
      ...select.items.slice(1).map((item, i) => ({
        ...select,
        items: select.items.with(i, item).with(i + 1, select.items[i] ?? item),
      })),
      ...select.items.flatMap((item, i) =>
        others(item.expression, schema).map((expression) => ({
          ...select,
          items: select.items.with(i, { ...item, expression }),
        })),
      ),
    ],
    is: (test, schema) => others(test.operand, schema).map((operand) => ({ ...test, operand })),
    binary: (test, schema) => others(test.left, schema).map((left) => ({ ...test, left })),
  },
};

/** The column after it, of the same type, in a table that has both. */
function others(expression: Expression, schema: DatasetSchema): ColumnReference[] {
  if (expression.type !== 'column') return [];
  const named = expression.name.parts.at(-1);
  for (const { columns } of schema.tables) {
    const own = columns.find(({ name }) => name.toLowerCase() === named?.name.toLowerCase());
    const other = own && columns.find((column) => isLike(column, own));
    if (!named || !other) continue;
    const parts = [...expression.name.parts.slice(0, -1), { ...named, name: other.name }];
    return [{ ...expression, name: { ...expression.name, parts } }];
  }
  return [];
}

function isLike(column: DatasetColumn, own: DatasetColumn): boolean {
  return column !== own && column.type === own.type && column.nullable === own.nullable && !column.primaryKey;
}
