import type { Call, ColumnReference, Expression, Identifier } from '../tree/expressions.ts';

/** The row that MySQL's VALUES(column) speaks of, where it was given no name. No name in SQL is this one. */
export const INSERTED = '\u0001values';

/** MySQL's `VALUES(a)` in ON DUPLICATE KEY UPDATE as a column of the row that was to be inserted. */
export function valuesAsColumns(expression: Expression, alias: string): Expression {
  return rebuilt(expression) as Expression;

  function rebuilt(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(rebuilt);
    if (typeof value !== 'object' || value === null) return value;
    const column = isCall(value) ? columnOf(value) : null;
    if (column) return referenceTo(column, alias);
    return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, rebuilt(field)]));
  }
}

function isCall(value: object): value is Call {
  return 'type' in value && value.type === 'call';
}

function columnOf({ name, arguments: args }: Call): Identifier | null {
  const [only, another] = args;
  const isValues = name.parts.length === 1 && name.parts[0]?.name.toUpperCase() === 'VALUES';
  if (!isValues || !only || another || only.type !== 'column') return null;
  return only.name.parts.at(-1) ?? null;
}

function referenceTo(column: Identifier, alias: string): ColumnReference {
  const { span } = column;
  const qualifier: Identifier = { type: 'identifier', name: alias, quoted: true, span };
  return { type: 'column', name: { type: 'name', parts: [qualifier, column], span }, outer: false, span };
}
