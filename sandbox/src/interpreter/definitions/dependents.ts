import { findStored } from '../catalog/resolve.ts';
import type { DatabaseState, ForeignKey, Table, View } from '../catalog/state.ts';
import type { Semantics } from '../semantics/semantics.ts';
import type { Query, TableReference } from '../tree/queries.ts';
import { type AnyNode, walk } from '../tree/walk.ts';

/** Foreign keys of other tables that refer to this one. */
export function referencesTo(
  key: string,
  state: DatabaseState,
): { readonly key: string; readonly child: Table; readonly foreignKey: ForeignKey }[] {
  return [...state.relations].flatMap(([childKey, child]) => {
    if (child.kind !== 'table' || childKey === key) return [];
    return child.foreignKeys
      .filter(({ table }) => table === key)
      .map((foreignKey) => ({ key: childKey, child, foreignKey }));
  });
}

/** Views that read this relation, directly. */
export function viewsOf(
  key: string,
  state: DatabaseState,
  semantics: Semantics,
): { readonly key: string; readonly view: View }[] {
  return [...state.relations].flatMap(([viewKey, view]) => {
    if (view.kind !== 'view' || viewKey === key) return [];
    return reads(view.query, key, { state, semantics }) ? [{ key: viewKey, view }] : [];
  });
}

/** Whether a query reads the relation anywhere in it. Its common tables hide others of their name. */
export function reads(
  query: Query,
  key: string,
  { state, semantics }: { readonly state: DatabaseState; readonly semantics: Semantics },
): boolean {
  const nodes = [...walk(query)];
  const common = new Set(
    nodes.filter(isCommonTable).map(({ name }) => semantics.fold(name.name, name.quoted, 'table')),
  );
  return nodes.filter(isTable).some(({ name }) => {
    const [only, another] = name.parts;
    if (only && !another && common.has(semantics.fold(only.name, only.quoted, 'table'))) return false;
    return findStored(state, name, semantics)?.key === key;
  });
}

function isTable(node: AnyNode): node is TableReference {
  return node.type === 'table';
}

type CommonTable = NonNullable<Query['with']>['tables'][number];

function isCommonTable(node: AnyNode): node is CommonTable {
  return node.type === 'common-table';
}
