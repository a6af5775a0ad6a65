import { columnAt, columnNumber } from '../../catalog/columns.ts';
import type { Table, TableColumn } from '../../catalog/state.ts';
import { boundTable } from '../../changes/bound-table.ts';
import { Unsupported, fail } from '../../errors/failure.ts';
import type { Work } from '../../session/work.ts';
import type { AlterAction, ColumnDefinition } from '../../tree/definitions.ts';
import type { Type } from '../../types/type.ts';
import type { Row, Value } from '../../values/value.ts';
import { addConstraint } from '../add-constraint.ts';
import { checkCondition, checkNotNull, checkUnique } from '../check-rows.ts';
import { namedType } from '../column-type.ts';
import { defineColumn } from '../columns.ts';
import { pendingOfColumn } from '../pending-constraints.ts';
import { type Altered, withTable } from './altered.ts';
import { placed } from './place.ts';
import { renameColumn } from './rename-column.ts';

type Action<Type extends AlterAction['type']> = Extract<AlterAction, { type: Type }>;

/**
 * MODIFY and ALTER COLUMN: the definition as it is from now on. MySQL takes it whole, so that what it doesn't say is
 * gone; T-SQL keeps the default; Oracle changes only what is said.
 */
export function modifyColumn(
  { column: node, place, span }: Action<'modify-column'>,
  altered: Altered,
  work: Work,
): Table {
  const { table, key } = altered;
  const { dialect } = work.context.semantics;
  const number = columnNumber(table, node.name, work.context.semantics);
  const before = columnAt(table, number);
  if (before.generated) throw new Unsupported('changing a generated column', span);
  const isKey = table.uniques.some(({ primary, columns }) => primary && columns.includes(number));
  const { column, sequence } = defineColumn(node, { name: table.name, key }, { work, isKey });
  if (sequence || column.generated) throw new Unsupported('making a column count or compute', span);
  if (dialect === 'oracle') return modifyOracle(node, { altered, number, column }, work);
  const said: TableColumn =
    dialect === 'mssql'
      ? { ...before, type: column.type, declaredType: column.declaredType, notNull: column.notNull }
      : { ...column, identity: column.identity && (before.identity ?? column.identity) };
  const converted = withType(table, number, { to: said, work });
  const ruled = addRules(converted, node, { altered, work });
  if (said.notNull) checkNotNull(ruled, number);
  return placed(ruled, number, place, work);
}

function addRules(
  table: Table,
  node: ColumnDefinition,
  { altered, work }: { altered: Altered; work: Work },
): Table {
  const pending = pendingOfColumn(node);
  const made = pending.reduce((so, one) => addConstraint(so, one, { work, state: altered.state }), table);
  for (const unique of made.uniques) if (!table.uniques.includes(unique)) checkUnique(made, unique, work);
  for (const check of made.checks) if (!table.checks.includes(check)) checkCondition(made, check, work);
  return made;
}

function modifyOracle(
  node: ColumnDefinition,
  {
    altered,
    number,
    column,
  }: { readonly altered: Altered; readonly number: number; readonly column: TableColumn },
  work: Work,
): Table {
  const { table } = altered;
  const before = columnAt(table, number);
  const says = (kind: ColumnDefinition['constraints'][number]['type']) =>
    node.constraints.some(({ type }) => type === kind);
  const notNull = says('not-null') ? true : says('null') ? false : before.notNull;
  const type = node.dataType ? column.type : before.type;
  const isFilled = table.rows.some(({ values }) => (values[number] ?? null) !== null);
  if (isFilled && type.kind !== before.type.kind) {
    fail({ kind: 'column-not-empty', column: before.name, table: table.name }, node.span);
  }
  const to = {
    ...before,
    type,
    declaredType: node.dataType ? column.declaredType : before.declaredType,
    notNull,
    default: says('default') ? column.default : before.default,
  };
  const made = addRules(withType(table, number, { to, work }), node, { altered, work });
  if (notNull && !before.notNull) checkNotNull(made, number);
  return made;
}

/** CHANGE: a new name and a new definition. */
export function changeColumn(
  { from, column, place, span }: Action<'change-column'>,
  altered: Altered,
  work: Work,
): Altered {
  const renamed = renameColumn({ from, to: column.name, span }, altered, work);
  return withTable(renamed, modifyColumn({ type: 'modify-column', column, place, span }, renamed, work));
}

/** PostgreSQL's ALTER COLUMN … TYPE, with USING where the types don't assign. */
export function setType(
  { name, dataType, using, span }: Action<'set-type'>,
  { table }: Altered,
  work: Work,
): Table {
  const number = columnNumber(table, name, work.context.semantics);
  const before = columnAt(table, number);
  const { sql } = work.context;
  const declaredType = sql.slice(dataType.span.offset, dataType.span.offset + dataType.span.length);
  const to = { ...before, type: namedType(dataType, work, before.name), declaredType };
  if (!using) return withType(table, number, { to, work, span });
  const value = boundTable(table, work).value(using, 'SELECT');
  return withType(table, number, { to, work, from: value.type, read: value.of });
}

export function setDefault(
  { name, value }: Action<'set-default'>,
  { table }: Altered,
  { context }: Work,
): Table {
  const number = columnNumber(table, name, context.semantics);
  return withColumn(table, number, { ...columnAt(table, number), default: value });
}

export function setNotNull(
  { name, notNull }: Action<'set-not-null'>,
  { table }: Altered,
  { context }: Work,
): Table {
  const number = columnNumber(table, name, context.semantics);
  if (notNull) checkNotNull(table, number);
  return withColumn(table, number, { ...columnAt(table, number), notNull });
}

function withColumn(table: Table, number: number, column: TableColumn): Table {
  return { ...table, columns: table.columns.map((one, i) => (i === number ? column : one)) };
}

/** The table with the column as it is from now on, every value converted. @throws SqlFailure where one doesn't fit */
function withType(
  table: Table,
  number: number,
  {
    to,
    work,
    span = null,
    from = columnAt(table, number).type,
    read = (row) => row[number] ?? null,
  }: {
    readonly to: TableColumn;
    readonly work: Work;
    readonly span?: Action<'set-type'>['span'] | null;
    readonly from?: Type;
    readonly read?: (row: Row) => Value;
  },
): Table {
  const { semantics, run } = work.context;
  const assign = semantics.assign(from, to.type, { name: to.name, table: table.name, span });
  const rows = table.rows.map(({ id, values }) => {
    const value = read(values);
    return { id, values: values.with(number, value === null ? null : assign(value, run)) };
  });
  const altered = { ...withColumn(table, number, to), rows };
  for (const unique of altered.uniques)
    if (unique.columns.includes(number)) checkUnique(altered, unique, work);
  return altered;
}
