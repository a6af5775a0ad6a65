import { findRelation } from '../catalog/resolve.ts';
import { keyOf, lastPart, spelled, unknownTable } from '../catalog/names.ts';
import type { DatabaseState, Index, Table } from '../catalog/state.ts';
import { Unsupported, fail } from '../errors/failure.ts';
import type { Work } from '../session/work.ts';
import type { CreateIndex } from '../tree/definitions.ts';
import { checkUnique } from './check-rows.ts';
import { constraintName } from './constraint-names.ts';
import { defineIndex } from './define-index.ts';

/** CREATE INDEX, unique or not, on columns or expressions, over all rows or some. */
export function createIndex(node: CreateIndex, work: Work): DatabaseState {
  const { semantics, state } = work.context;
  const found = findRelation(node.table, work.context) ?? unknownTable(node.table, state);
  if (found.relation.kind !== 'table' || found.key === null) {
    if (found.relation.kind === 'view' && semantics.dialect === 'mssql') {
      throw new Unsupported('an index on a view', node.span);
    }
    return fail({ kind: 'not-a-table', name: spelled(node.table), verb: 'CREATE INDEX' }, node.table.span);
  }
  const table = found.relation;
  const name = node.name && lastPart(node.name);
  if (name && isTaken(name.name, table, work)) {
    if (node.ifNotExists) return state;
    fail({ kind: 'duplicate-index', name: name.name }, name.span);
  }
  const made = defineIndex(table, { ...node, name }, { work, state });
  const index = name ? made : { ...made, name: unnamed(made, table, work) };
  if (index.unique) checkUnique(table, index, work);
  const changed: Table = { ...table, indexes: [...table.indexes, index] };
  return { ...state, relations: new Map([...state.relations, [found.key, changed]]) };
}

function unnamed(index: Index, table: Table, { context }: Work): string {
  const columns = index.columns?.map((column) => table.columns[column]?.name ?? '') ?? ['expr'];
  return constraintName(
    context.semantics.dialect,
    { kind: 'index', columns },
    { table, state: context.state },
  );
}

/** Index names are the table's in MySQL and SQL Server, and the schema's elsewhere. */
function isTaken(name: string, table: Table, { context }: Work): boolean {
  const { semantics, state } = context;
  const wanted = keyOf(name, semantics);
  const isOfTable = ['mysql', 'mariadb', 'mssql'].includes(semantics.dialect);
  const tables = isOfTable ? [table] : [...state.relations.values()];
  const isIndex = tables.some(
    (relation) =>
      relation.kind === 'table' &&
      [...relation.indexes, ...relation.uniques].some((one) => keyOf(one.name, semantics) === wanted),
  );
  return isIndex || (!isOfTable && state.relations.has(wanted));
}
