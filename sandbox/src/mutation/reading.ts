import type { DatasetSchema } from '@sqltown/content/grading';
import type { ColumnReference, Expression } from '../interpreter/tree/expressions.ts';
import type { SelectItem, TableReference } from '../interpreter/tree/queries.ts';
import { type AnyNode, walk } from '../interpreter/tree/walk.ts';

/** The schema with those tables only that a statement names anywhere. */
export function readBy(statement: AnyNode, schema: DatasetSchema): DatasetSchema {
  const names = new Set<string>();
  for (const node of walk(statement)) {
    if (isTable(node)) names.add(node.name.parts.at(-1)?.name.toLowerCase() ?? '');
  }
  return { ...schema, tables: schema.tables.filter(({ name }) => names.has(name.toLowerCase())) };
}

/** The names of the columns that a statement reads, lower case; null when a star reads them all. */
export function columnsReadBy(statement: AnyNode): ReadonlySet<string> | null {
  const names = new Set<string>();
  for (const node of walk(statement)) {
    if (isItem(node) && node.expression.type === 'star') return null;
    if (isColumn(node)) names.add(lastNameOf(node));
  }
  return names;
}

/** What a predicate or a sum holds against each other: columns by name, and the literals that stand with them. */
export type Meeting = { readonly columns: ReadonlySet<string>; readonly literals: readonly Literal[] };
type Literal = Extract<Expression, { type: 'literal' }>;

const MEETING_PLACES: ReadonlySet<string> = new Set([
  'binary',
  'between',
  'in',
  'match',
  'is',
  'call',
  'case',
]);

/** Every place where columns meet literals, the smallest as well as those around it up to AND and OR. */
export function meetingsIn(statement: AnyNode): Meeting[] {
  const meetings: Meeting[] = [];
  for (const node of walk(statement)) {
    if (!MEETING_PLACES.has(node.type) || isJunction(node)) continue;
    const below = [...walk(node)];
    const columns = new Set(below.filter(isColumn).map(lastNameOf));
    const literals = below.filter(isLiteral);
    if (columns.size > 0 && literals.length > 0) meetings.push({ columns, literals });
  }
  return meetings;
}

function isJunction(node: AnyNode): boolean {
  return 'operator' in node && (node.operator === 'AND' || node.operator === 'OR');
}

function isTable(node: AnyNode): node is TableReference {
  return node.type === 'table';
}

function isItem(node: AnyNode): node is SelectItem {
  return node.type === 'select-item';
}

function isColumn(node: AnyNode): node is ColumnReference {
  return node.type === 'column';
}

function isLiteral(node: AnyNode): node is Literal {
  return node.type === 'literal';
}

function lastNameOf({ name }: ColumnReference): string {
  return name.parts.at(-1)?.name.toLowerCase() ?? '';
}
