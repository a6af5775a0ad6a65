import { findRelation } from '../catalog/resolve.ts';
import { lastPart, spelled, unknownTable } from '../catalog/names.ts';
import type { DatabaseState, Table } from '../catalog/state.ts';
import { fail } from '../errors/failure.ts';
import type { Work } from '../session/work.ts';
import type { Drop } from '../tree/definitions.ts';
import type { Name } from '../tree/expressions.ts';

/** DROP INDEX: by its table where names are the table's, and over the whole schema elsewhere. */
export function dropIndex(
  node: Drop,
  { name, state }: { readonly name: Name; readonly state: DatabaseState },
  { context }: Work,
): DatabaseState {
  const { semantics } = context;
  const last = lastPart(name);
  const wanted = semantics.fold(last.name, last.quoted, 'column');
  const isNamed = ({ name: known }: { readonly name: string }) =>
    semantics.fold(known, true, 'column') === wanted;
  for (const [key, table] of tablesFor(node, state)) {
    const index = table.indexes.find(isNamed);
    if (index) {
      const indexes = table.indexes.filter((one) => one !== index);
      return { ...state, relations: new Map([...state.relations, [key, { ...table, indexes }]]) };
    }
    const constraint = table.uniques.find(isNamed);
    if (constraint) {
      fail({ kind: 'index-of-constraint', name: constraint.name, table: table.name }, name.span);
    }
  }
  if (node.ifExists) return state;
  if (node.on)
    return fail({ kind: 'unknown-index', name: spelled(name), table: lastPart(node.on).name }, name.span);
  return fail({ kind: 'drop-unknown', what: 'INDEX', name: spelled(name) }, name.span);

  function tablesFor({ on }: Drop, { relations }: DatabaseState): [string, Table][] {
    if (on) {
      const found = findRelation(on, { ...context, state }) ?? unknownTable(on, state);
      return found.relation.kind === 'table' && found.key !== null ? [[found.key, found.relation]] : [];
    }
    return [...relations].flatMap(([key, relation]): [string, Table][] =>
      relation.kind === 'table' ? [[key, relation]] : [],
    );
  }
}
