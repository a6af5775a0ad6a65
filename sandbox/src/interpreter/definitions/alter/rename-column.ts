import { columnAt, columnNumber, findColumnNumber } from '../../catalog/columns.ts';
import { keptName } from '../../catalog/names.ts';
import type { Relation, Table, View } from '../../catalog/state.ts';
import { Unsupported, fail } from '../../errors/failure.ts';
import type { Work } from '../../session/work.ts';
import type { AlterAction } from '../../tree/definitions.ts';
import type { Identifier } from '../../tree/expressions.ts';
import { viewsOf } from '../dependents.ts';
import { renamed } from '../../catalog/mentions.ts';
import type { Altered } from './altered.ts';

type Action = Pick<Extract<AlterAction, { type: 'rename-column' }>, 'from' | 'to' | 'span'>;

/** RENAME COLUMN: checks, indexes, generated columns and foreign keys follow. */
export function renameColumn(
  { from, to, span }: Action,
  { key, table, state }: Altered,
  work: Work,
): Altered {
  const { semantics } = work.context;
  const number = columnNumber(table, from, semantics);
  const name = newColumnName(table, { to, number }, work);
  const follows = semantics.dialect === 'postgresql' || semantics.dialect === 'sqlite';
  if (follows && viewsOf(key, state, semantics).length > 0) {
    throw new Unsupported('renaming a column that a view reads', span);
  }
  const old = columnAt(table, number).name;
  const made = withRenamed(table, { number, from: old, to: name }, work);
  const relations = [...state.relations].map(([known, relation]): [string, Table | View] => [
    known,
    followed(known === key ? made : relation, key, { from: old, to: name }),
  ]);
  const after = new Map(relations);
  const changed = after.get(key);
  if (changed?.kind !== 'table') throw new Error(`${table.name} was renamed away`);
  return { key, table: changed, state: { ...state, relations: after } };
}

/** @throws SqlFailure duplicate-column */
export function newColumnName(
  table: Table,
  { to, number }: { readonly to: Identifier; readonly number: number },
  { context }: Work,
): string {
  const taken = findColumnNumber(table, to, context.semantics);
  if (taken >= 0 && taken !== number) {
    fail({ kind: 'duplicate-column', name: to.name, table: table.name }, to.span);
  }
  return keptName(to, context.semantics, 'column');
}

function withRenamed(
  table: Table,
  { number, from, to }: { readonly number: number; readonly from: string; readonly to: string },
  { context }: Work,
): Table {
  const rewrite = (expression: Parameters<typeof renamed>[0]) =>
    renamed(expression, { from, to }, context.semantics);
  return {
    ...table,
    columns: table.columns.map((column, i) => ({
      ...column,
      name: i === number ? to : column.name,
      generated: column.generated && { ...column.generated, value: rewrite(column.generated.value) },
    })),
    checks: table.checks.map((check) => ({
      ...check,
      name: context.semantics.dialect === 'sqlite' ? respelled(check.name, { from, to }) : check.name,
      condition: rewrite(check.condition),
    })),
    indexes: table.indexes.map((index) => ({
      ...index,
      keys: index.keys.map(rewrite),
      where: index.where && rewrite(index.where),
    })),
  };
}

/** Foreign keys that refer to the column. */
function followed(
  relation: Exclude<Relation, { kind: 'virtual' }>,
  parent: string,
  { from, to }: { readonly from: string; readonly to: string },
): Table | View {
  if (relation.kind !== 'table' || !relation.foreignKeys.some(({ table }) => table === parent))
    return relation;
  const foreignKeys = relation.foreignKeys.map((one) =>
    one.table === parent
      ? { ...one, parentColumns: one.parentColumns.map((column) => (column === from ? to : column)) }
      : one,
  );
  return { ...relation, foreignKeys };
}

/** SQLite knows an unnamed check by its text, which it rewrites. */
function respelled(text: string, { from, to }: { readonly from: string; readonly to: string }): string {
  const isName = /^\w+$/.test(text);
  return isName
    ? text
    : text.replaceAll(/\w+/g, (word) => (word.toLowerCase() === from.toLowerCase() ? to : word));
}
