import type { DatabaseState, ForeignKey, Table } from '../catalog/state.ts';
import { fail } from '../errors/failure.ts';
import type { Work } from '../session/work.ts';

/**
 * SQL Server refuses a foreign key where a delete or an update could reach a table by two cascading ways, or come back
 * to where it began (error 1785).
 */
export function checkCascadePaths(
  table: Table,
  added: ForeignKey,
  { work, state }: { readonly work: Work; readonly state: DatabaseState },
): void {
  if (!cascades(added)) return;
  const key = work.context.semantics.fold(table.name, true, 'table');
  const parents = new Map<string, readonly string[]>();
  for (const [name, relation] of state.relations) {
    if (relation.kind === 'table') parents.set(name, cascadingParents(relation));
  }
  parents.set(key, cascadingParents(table));
  const children = new Map<string, string[]>();
  for (const [child, of] of parents)
    for (const parent of of) children.set(parent, [...(children.get(parent) ?? []), child]);
  for (const start of children.keys()) {
    const reached = new Set<string>();
    const waiting = [start];
    for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
      for (const child of children.get(at) ?? []) {
        if (reached.has(child) || child === start) {
          fail({ kind: 'cascade-paths', constraint: added.name, table: table.name });
        }
        reached.add(child);
        waiting.push(child);
      }
    }
  }
}

function cascades({ onDelete, onUpdate }: ForeignKey): boolean {
  return onDelete !== 'NO ACTION' || onUpdate !== 'NO ACTION';
}

function cascadingParents({ foreignKeys }: Table): string[] {
  return foreignKeys.filter(cascades).map(({ table }) => table);
}
