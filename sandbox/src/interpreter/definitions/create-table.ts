import { keptName, keyOf, lastPart } from '../catalog/names.ts';
import { type DatabaseState, type Sequence, TEMPORARY, type Table } from '../catalog/state.ts';
import { Unsupported, fail } from '../errors/failure.ts';
import type { Work } from '../session/work.ts';
import type { CreateTable } from '../tree/definitions.ts';
import { addConstraint } from './add-constraint.ts';
import { defineColumn } from './columns.ts';
import { constraintName } from './constraint-names.ts';
import { createTableAs } from './create-table-as.ts';
import { newName } from './new-name.ts';
import { isTemporaryName } from './temporary-name.ts';
import type { Pending } from './pending.ts';
import { pendingOfColumn, pendingOfTable } from './pending-constraints.ts';
import { settleGenerated } from './generated-columns.ts';

/** CREATE TABLE, with or without AS. */
export function createTable(node: CreateTable, work: Work): DatabaseState {
  const { semantics, state } = work.context;
  const last = lastPart(node.name);
  const temporary = node.temporary || isTemporaryName(last.name, semantics.dialect);
  const name = keptName(last, semantics);
  const key = (temporary ? TEMPORARY : '') + keyOf(name, semantics);
  if (!newName({ key, name, span: node.name.span, mayExist: node.ifNotExists }, work)) return state;
  if (node.query) return createTableAs(node, node.query, { name, key, temporary }, work);
  const { table, sequences } = defineTable(node, { name, key, temporary }, work);
  return {
    ...state,
    relations: new Map([...state.relations, [key, table]]),
    sequences: sequences.length === 0 ? state.sequences : withSequences(state, sequences, work),
  };
}

type Naming = { readonly name: string; readonly key: string; readonly temporary: boolean };

function defineTable(
  node: CreateTable,
  { name, key, temporary }: Naming,
  work: Work,
): { table: Table; sequences: Sequence[] } {
  const { semantics, state } = work.context;
  const pending = pendingOf(node);
  const primary = pending.find((one) => one.kind === 'unique' && one.primary);
  const keys = primary?.kind === 'unique' && primary.keys.length === 1 ? primary.keys : [];
  const [only] = keys.map((one) => semantics.fold(one.name, one.quoted, 'column'));
  const options = optionsOf(node);
  const defined = node.columns.map((column) =>
    defineColumn(
      column,
      { name, key },
      {
        work,
        isKey:
          semantics.fold(column.name.name, column.name.quoted, 'column') === only &&
          !('WITHOUT ROWID' in options),
      },
    ),
  );
  const columns = defined.map(({ column }) => column);
  const empty: Table = {
    kind: 'table',
    name,
    temporary,
    columns,
    uniques: [],
    checks: [],
    foreignKeys: [],
    indexes: [],
    rows: [],
    nextRowId: 1,
    text: work.context.sql.slice(node.span.offset, node.span.offset + node.span.length),
    options,
  };
  checkColumns(empty, node, work);
  const settled = settleGenerated(nameDefaults(empty, work), node.columns, work);
  const table = pending.reduce((so, one) => addConstraint(so, one, { work, state }), settled);
  checkAutoColumn(table, node, work);
  if ('WITHOUT ROWID' in options && !table.uniques.some(({ primary: isPrimary }) => isPrimary)) {
    fail({ kind: 'no-primary-key', table: name }, node.span);
  }
  return { table, sequences: defined.flatMap(({ sequence }) => sequence ?? []) };
}

/** Keys first, so that foreign keys to the table itself find them. */
function pendingOf({ columns, constraints }: CreateTable): Pending[] {
  const ofTable = constraints.map((one) => {
    if (one.type === 'default-for') throw new Unsupported('DEFAULT … FOR', one.span);
    return pendingOfTable(one);
  });
  const all = [...columns.flatMap(pendingOfColumn), ...ofTable];
  return all.toSorted((left, right) => ORDER[left.kind] - ORDER[right.kind]);
}

const ORDER: Readonly<Record<Pending['kind'], number>> = { unique: 0, check: 1, index: 2, foreign: 3 };

function optionsOf({ options, columns }: CreateTable): Table['options'] {
  const counts = columns.some(({ constraints }) =>
    constraints.some((one) => one.type === 'primary-key' && one.autoincrement),
  );
  const written = options.map(({ name, value }) => [name, value ?? ''] as const);
  return Object.fromEntries(counts ? [...written, ['AUTOINCREMENT', ''] as const] : written);
}

/** @throws SqlFailure duplicate-column */
function checkColumns(table: Table, { columns }: CreateTable, { context }: Work): void {
  const seen = new Set<string>();
  for (const { name } of columns) {
    const folded = context.semantics.fold(name.name, name.quoted, 'column');
    if (seen.has(folded)) fail({ kind: 'duplicate-column', name: name.name, table: table.name }, name.span);
    seen.add(folded);
  }
}

/** T-SQL names every default. */
function nameDefaults(table: Table, { context }: Work): Table {
  if (context.semantics.dialect !== 'mssql') return table;
  const columns = table.columns.map((column) => {
    if (!column.default) return column;
    const at = { table, state: context.state };
    return {
      ...column,
      defaultName: constraintName('mssql', { kind: 'default', columns: [column.name] }, at),
    };
  });
  return { ...table, columns };
}

/** MySQL: at most one AUTO_INCREMENT, and it is the first column of some key. */
function checkAutoColumn(table: Table, { span }: CreateTable, { context }: Work): void {
  const { dialect } = context.semantics;
  if (dialect !== 'mysql' && dialect !== 'mariadb') return;
  const counting = table.columns.flatMap(({ identity }, i) => (identity ? [i] : []));
  const [first, another] = counting;
  if (first === undefined) return;
  const leads = [...table.uniques, ...table.indexes].map(({ columns }) => columns?.[0]);
  if (another !== undefined || !leads.includes(first)) fail({ kind: 'auto-column-key' }, span);
}

function withSequences(
  state: DatabaseState,
  added: readonly Sequence[],
  { context }: Work,
): DatabaseState['sequences'] {
  const { semantics } = context;
  const entries = added.map((sequence) => [semantics.fold(sequence.name, true, 'table'), sequence] as const);
  return new Map([...state.sequences, ...entries]);
}
