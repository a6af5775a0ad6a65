import { findColumnNumber } from '../../catalog/columns.ts';
import type { Sequence, StoredRow, Table, TableColumn } from '../../catalog/state.ts';
import { storedTable } from '../../changes/bound-table.ts';
import { defaultReader } from '../../changes/defaults.ts';
import { implicitDefault } from '../../changes/implicit-default.ts';
import { Unsupported, fail } from '../../errors/failure.ts';
import type { Work } from '../../session/work.ts';
import type { AlterAction } from '../../tree/definitions.ts';
import type { Value } from '../../values/value.ts';
import { addConstraint } from '../add-constraint.ts';
import { checkCondition, checkReferences, checkUnique } from '../check-rows.ts';
import { defineColumn } from '../columns.ts';
import { constraintName } from '../constraint-names.ts';
import { settleGenerated } from '../generated-columns.ts';
import { pendingOfColumn } from '../pending-constraints.ts';
import { type Altered, withTable } from './altered.ts';
import { placed } from './place.ts';

type Action = Extract<AlterAction, { type: 'add-column' }>;

/** ADD COLUMN: rows that are there get the default, and every rule of the column is held against them. */
export function addColumn(
  { column: node, ifNotExists, place, span }: Action,
  altered: Altered,
  work: Work,
): Altered {
  const { semantics } = work.context;
  const { table, key } = altered;
  if (findColumnNumber(table, node.name, semantics) >= 0) {
    if (ifNotExists) return altered;
    fail(
      { kind: 'duplicate-column', name: node.name.name, table: table.name, isAdded: true },
      node.name.span,
    );
  }
  const pending = pendingOfColumn(node);
  if (semantics.dialect === 'sqlite' && pending.some(({ kind }) => kind === 'unique')) {
    throw new Unsupported('ADD COLUMN with a key', span);
  }
  const isKey = pending.some((one) => one.kind === 'unique' && one.primary);
  const { column, sequence } = defineColumn(node, { name: table.name, key }, { work, isKey });
  const widened = widen(table, { ...column, ...defaultName(column, altered, work) }, work);
  const number = widened.columns.length - 1;
  const settled = settleGenerated(widened, [...table.columns.map(() => node), node], work);
  const filled = fill(settled, number, { work, key, sequence });
  let state = withTable(altered, filled).state;
  if (sequence)
    state = {
      ...state,
      sequences: new Map([...state.sequences, [semantics.fold(sequence.name, true, 'table'), sequence]]),
    };
  const ruled = pending.reduce((so, one) => addConstraint(so, one, { work, state }), filled);
  checkAll(ruled, table, { key, work });
  return withTable({ ...altered, state }, placed(ruled, number, place, work));
}

function defaultName(
  column: TableColumn,
  { table, state }: Altered,
  { context }: Work,
): Partial<TableColumn> {
  if (context.semantics.dialect !== 'mssql' || !column.default) return {};
  return {
    defaultName: constraintName('mssql', { kind: 'default', columns: [column.name] }, { table, state }),
  };
}

function widen(table: Table, column: TableColumn, { context }: Work): Table {
  const { dialect } = context.semantics;
  const lacksValue = column.notNull && !column.default && !column.generated && !column.identity;
  const isRefused = lacksValue && table.rows.length > 0 && dialect !== 'mysql' && dialect !== 'mariadb';
  if (isRefused) fail({ kind: 'not-null-existing', column: column.name, table: table.name, isAdded: true });
  return { ...table, columns: [...table.columns, column] };
}

/** The new column's value in each row. */
function fill(
  table: Table,
  number: number,
  { work, key, sequence }: { readonly work: Work; readonly key: string; readonly sequence: Sequence | null },
): Table {
  const column = table.columns[number];
  if (!column || table.rows.length === 0) return table;
  const next = valueFor(table, number, { work, key, sequence });
  const rows = table.rows.map((row): StoredRow => ({ id: row.id, values: [...row.values, next(row)] }));
  return { ...table, rows };
}

function valueFor(
  table: Table,
  number: number,
  { work, sequence }: { readonly work: Work; readonly key: string; readonly sequence: Sequence | null },
): (row: StoredRow) => Value {
  const { semantics, run } = work.context;
  const column = table.columns[number];
  if (!column) throw new Error(`${table.name} has no column ${number}`);
  if (column.generated) {
    const value = storedTable(table, work).value(column.generated.value, 'SELECT');
    const assign = semantics.assign(value.type, column.type, {
      name: column.name,
      table: table.name,
      span: null,
    });
    return ({ values }) => {
      const made = value.of(values);
      return made === null ? null : assign(made, run);
    };
  }
  const { counters } = work.memory;
  const { identity } = column;
  if (identity) return () => counters.next(sequence ?? identity);
  if (sequence) return () => counters.next(sequence);
  // T-SQL gives rows that are there a default only where they must not be NULL.
  const skipsDefault = semantics.dialect === 'mssql' && !column.notNull;
  if (column.default && !skipsDefault) return defaultReader(table, number, work);
  const isMysql = semantics.dialect === 'mysql' || semantics.dialect === 'mariadb';
  const value = column.notNull && isMysql ? implicitDefault(column.type) : null;
  return () => value;
}

/** The rules that came with the column. */
function checkAll(
  table: Table,
  before: Table,
  { key, work }: { readonly key: string; readonly work: Work },
): void {
  for (const unique of table.uniques) if (!before.uniques.includes(unique)) checkUnique(table, unique, work);
  for (const check of table.checks) if (!before.checks.includes(check)) checkCondition(table, check, work);
  for (const foreignKey of table.foreignKeys) {
    if (!before.foreignKeys.includes(foreignKey)) checkReferences({ table, key }, foreignKey, work);
  }
}
