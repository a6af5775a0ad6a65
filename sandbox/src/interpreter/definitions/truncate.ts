import { findRelation } from '../catalog/resolve.ts';
import { spelled, unknownTable } from '../catalog/names.ts';
import type { DatabaseState, Table, TableColumn } from '../catalog/state.ts';
import { fail } from '../errors/failure.ts';
import type { Work } from '../session/work.ts';
import type { Truncate } from '../tree/definitions.ts';
import { referencesTo } from './dependents.ts';

/** TRUNCATE: refused where another table refers to this one, rows or no rows; PostgreSQL's CASCADE takes it along. */
export function truncate(node: Truncate, work: Work): DatabaseState {
  const { state } = work.context;
  const keys = new Set<string>();
  for (const name of node.tables) {
    const found = findRelation(name, work.context) ?? unknownTable(name, state);
    if (found.relation.kind !== 'table' || found.key === null) {
      return fail({ kind: 'not-a-table', name: spelled(name), verb: 'TRUNCATE' }, name.span);
    }
    keys.add(found.key);
  }
  for (const key of keys) {
    for (const { key: child, child: table, foreignKey } of referencesTo(key, state)) {
      if (keys.has(child)) continue;
      if (node.behavior !== 'CASCADE') {
        const truncated = state.relations.get(key)?.name ?? key;
        fail(
          { kind: 'truncate-in-use', table: truncated, by: table.name, constraint: foreignKey.name },
          node.span,
        );
      }
      keys.add(child);
    }
  }
  const relations = new Map(state.relations);
  for (const key of keys) {
    const table = relations.get(key);
    if (table?.kind === 'table') relations.set(key, emptied(table, node, work));
  }
  return { ...state, relations, sequences: restarted(state, { keys, node }) };
}

function emptied(table: Table, node: Truncate, { context }: Work): Table {
  const { dialect } = context.semantics;
  const restarts = dialect !== 'oracle' && (dialect !== 'postgresql' || node.restartIdentity);
  const columns = restarts ? table.columns.map(anew) : table.columns;
  return { ...table, columns, rows: [] };
}

/** An identity that has not counted yet: counts belong to the definition (session/counters.ts). */
function anew(column: TableColumn): TableColumn {
  return column.identity ? { ...column, identity: { ...column.identity } } : column;
}

/** RESTART IDENTITY: the sequences of the table begin anew. */
function restarted(
  state: DatabaseState,
  { keys, node }: { readonly keys: ReadonlySet<string>; readonly node: Truncate },
): DatabaseState['sequences'] {
  if (!node.restartIdentity) return state.sequences;
  return new Map(
    [...state.sequences].map(([name, sequence]) => [
      name,
      sequence.ownedBy !== null && keys.has(sequence.ownedBy) ? { ...sequence } : sequence,
    ]),
  );
}
