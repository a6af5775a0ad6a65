import type { Semantics } from '../semantics/semantics.ts';
import type { ColumnReference, Expression } from '../tree/expressions.ts';
import { type AnyNode, walk } from '../tree/walk.ts';

/** Whether an expression over one table reads this column. */
export function mentions(expression: Expression, column: string, semantics: Semantics): boolean {
  const wanted = semantics.fold(column, true, 'column');
  return [...walk(expression)].filter(isColumn).some(({ name }) => {
    const last = name.parts.at(-1);
    return last !== undefined && semantics.fold(last.name, last.quoted, 'column') === wanted;
  });
}

function isColumn(node: AnyNode): node is ColumnReference {
  return node.type === 'column';
}

/** The same expression where every mention of the column has its new name. */
export function renamed(
  expression: Expression,
  { from, to }: { readonly from: string; readonly to: string },
  semantics: Semantics,
): Expression {
  const wanted = semantics.fold(from, true, 'column');
  return rebuilt(expression) as Expression;

  function rebuilt(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(rebuilt);
    if (typeof value !== 'object' || value === null) return value;
    const fields = Object.fromEntries(Object.entries(value).map(([key, field]) => [key, rebuilt(field)]));
    return fields['type'] === 'column'
      ? { ...fields, name: renamedName((value as ColumnReference).name) }
      : fields;
  }

  function renamedName(name: ColumnReference['name']): ColumnReference['name'] {
    const parts = name.parts.map((part, i) => {
      const isColumnPart = i === name.parts.length - 1;
      const isIt = isColumnPart && semantics.fold(part.name, part.quoted, 'column') === wanted;
      return isIt ? { ...part, name: to, quoted: true } : part;
    });
    return { ...name, parts };
  }
}
