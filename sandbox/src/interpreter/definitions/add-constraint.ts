import { columnAt, columnNames, columnNumber } from '../catalog/columns.ts';
import { keptName, lastPart } from '../catalog/names.ts';
import { findStored } from '../catalog/resolve.ts';
import type { DatabaseState, ForeignKey, Table } from '../catalog/state.ts';
import { fail } from '../errors/failure.ts';
import type { Work } from '../session/work.ts';
import type { Identifier } from '../tree/expressions.ts';
import { boundTable } from '../changes/bound-table.ts';
import { checkCascadePaths } from './cascade-paths.ts';
import { constraintName, namesIn, namesOf } from './constraint-names.ts';
import { defineIndex } from './define-index.ts';
import type { CheckPending, ForeignPending, Pending, UniquePending } from './pending.ts';

type At = { readonly work: Work; readonly state: DatabaseState };

/** The table with one more constraint, which has a name from now on. Rows that are there are not looked at. */
export function addConstraint(table: Table, pending: Pending, at: At): Table {
  switch (pending.kind) {
    case 'unique':
      return addUnique(table, pending, at);
    case 'check':
      return addCheck(table, pending, at);
    case 'foreign':
      return addForeignKey(table, pending, at);
    default: {
      const index = defineIndex(table, { ...pending, unique: false, where: null }, at);
      return { ...table, indexes: [...table.indexes, index] };
    }
  }
}

function addUnique(table: Table, { primary, keys, name, span }: UniquePending, at: At): Table {
  const { semantics } = at.work.context;
  if (primary && table.uniques.some((unique) => unique.primary)) {
    fail({ kind: 'several-primary-keys', table: table.name }, span);
  }
  const columns = keys.map((key) => columnNumber(table, key, semantics));
  const names = columnNames(table, columns);
  const isNamed = name !== null && !(primary && isMysql(at.work));
  const given = isNamed ? freeName(name, table, at) : null;
  const made =
    given ??
    constraintName(
      semantics.dialect,
      { kind: primary ? 'primary' : 'unique', columns: names },
      { table, state: at.state },
    );
  const unique = { name: made, columns, primary };
  // The primary key comes first, as engines check and list it.
  const uniques = primary ? [unique, ...table.uniques] : [...table.uniques, unique];
  return { ...table, columns: primary ? notNull(table, columns, at.work) : table.columns, uniques };
}

function notNull(table: Table, key: readonly number[], { context }: Work): Table['columns'] {
  const isStrict = context.semantics.dialect !== 'sqlite' || 'WITHOUT ROWID' in table.options;
  if (!isStrict) return table.columns;
  return table.columns.map((column, i) => (key.includes(i) ? { ...column, notNull: true } : column));
}

function addCheck(table: Table, pending: CheckPending, at: At): Table {
  const { context } = at.work;
  const { condition, column, name } = pending;
  boundTable(table, at.work).test(condition, 'CHECK');
  const text = context.sql.slice(condition.span.offset, condition.span.offset + condition.span.length);
  const made = name
    ? freeName(name, table, at)
    : constraintName(
        context.semantics.dialect,
        { kind: 'check', columns: column === null ? [] : [column], text, isInline: column !== null },
        { table, state: at.state },
      );
  return {
    ...table,
    checks: [...table.checks, { name: made, condition, ...(column !== null && { behind: column }) }],
  };
}

function addForeignKey(table: Table, pending: ForeignPending, at: At): Table {
  const { semantics } = at.work.context;
  if (pending.isInline && semantics.dialect === 'mysql') return table;
  const columns = pending.columns.map((column) => columnNumber(table, column, semantics));
  const names = columnNames(table, columns);
  const name = pending.name
    ? freeName(pending.name, table, at)
    : constraintName(semantics.dialect, { kind: 'foreign', columns: names }, { table, state: at.state });
  const reference = referenceOf(table, pending, { name, columns }, at);
  const foreignKey = pending.isInline ? { ...reference, isInline: true } : reference;
  const changed = { ...table, foreignKeys: [...table.foreignKeys, foreignKey] };
  if (semantics.dialect === 'mssql') checkCascadePaths(changed, foreignKey, at);
  return changed;
}

/** Finds the parent: SQLite does so only when rows are written, and lets anything be named until then. */
function referenceOf(
  table: Table,
  pending: ForeignPending,
  { name, columns }: { readonly name: string; readonly columns: readonly number[] },
  { work, state }: At,
): ForeignKey {
  const { semantics } = work.context;
  const actions = {
    onDelete: pending.onDelete ?? 'NO ACTION',
    onUpdate: pending.onUpdate ?? 'NO ACTION',
  } as const;
  const last = lastPart(pending.parent);
  const own = semantics.fold(last.name, last.quoted, 'table') === semantics.fold(table.name, true, 'table');
  const found = own ? null : findStored(state, pending.parent, semantics);
  const parent = own ? table : found?.relation;
  const key = own ? semantics.fold(table.name, true, 'table') : found?.key;
  if (parent?.kind !== 'table' || key === null || key === undefined) {
    if (semantics.dialect === 'sqlite') {
      const wanted = pending.parentColumns.map((column) => column.name);
      return {
        name,
        columns,
        table: semantics.fold(last.name, last.quoted, 'table'),
        parentColumns: wanted,
        ...actions,
      };
    }
    return fail(
      { kind: 'unknown-parent', parent: last.name, constraint: name, table: table.name },
      pending.parent.span,
    );
  }
  const parentColumns =
    pending.parentColumns.length > 0
      ? pending.parentColumns.map((column) => columnAt(parent, columnNumber(parent, column, semantics)).name)
      : primaryOf(parent);
  const isUsable = parentColumns.length === columns.length && isUnique(parent, parentColumns);
  if (!isUsable && semantics.dialect !== 'sqlite') {
    fail(
      { kind: 'unusable-reference', table: table.name, parent: parent.name, columns: parentColumns },
      pending.span,
    );
  }
  return { name, columns, table: key, parentColumns, ...actions };
}

function primaryOf(parent: Table): string[] {
  const key = parent.uniques.find((unique) => unique.primary)?.columns ?? [];
  return columnNames(parent, key);
}

function isUnique(parent: Table, names: readonly string[]): boolean {
  const numbers = names.map((name) => parent.columns.findIndex((column) => column.name === name));
  const isSame = (columns: readonly number[] | null) =>
    columns !== null &&
    columns.length === numbers.length &&
    columns.every((column) => numbers.includes(column));
  return (
    parent.uniques.some(({ columns }) => isSame(columns)) ||
    parent.indexes.some((index) => index.unique && !index.where && isSame(index.columns))
  );
}

/** A name that was given, where no other constraint has it. */
function freeName(name: Identifier, table: Table, { work, state }: At): string {
  const { semantics } = work.context;
  const kept = keptName(name, semantics, 'column');
  const isWide = semantics.dialect === 'mssql' || semantics.dialect === 'oracle';
  const taken = isWide ? namesIn(table, state) : namesOf(table);
  if (semantics.dialect !== 'sqlite' && taken.has(kept))
    fail({ kind: 'duplicate-constraint', name: kept }, name.span);
  return kept;
}

function isMysql({ context }: Work): boolean {
  return context.semantics.dialect === 'mysql' || context.semantics.dialect === 'mariadb';
}
