import { findRelation } from '../catalog/resolve.ts';
import { spelled, unknownTable } from '../catalog/names.ts';
import type { Table } from '../catalog/state.ts';
import { Unsupported, fail } from '../errors/failure.ts';
import type { Work } from '../session/work.ts';
import type { Name } from '../tree/expressions.ts';

/** The table that a change writes to. */
export type Target = { readonly key: string; readonly table: Table };

/** @throws SqlFailure unknown-table, not-a-table; Unsupported for a view that the dialect would write through */
export function targetOf(name: Name, verb: string, { context }: Work): Target {
  const { state, semantics } = context;
  const { key, relation } = findRelation(name, context) ?? unknownTable(name, state);
  if (relation.kind === 'table' && key !== null) return { key, table: relation };
  if (relation.kind === 'view' && semantics.dialect !== 'sqlite') {
    throw new Unsupported('writing through a view', name.span);
  }
  return fail({ kind: 'not-a-table', name: spelled(name), verb }, name.span);
}
