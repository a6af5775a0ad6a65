import { findRelation } from '../../catalog/resolve.ts';
import { keptName, keyOf, lastPart, spelled, unknownTable } from '../../catalog/names.ts';
import { type DatabaseState, TEMPORARY, type Table } from '../../catalog/state.ts';
import { fail } from '../../errors/failure.ts';
import type { Work } from '../../session/work.ts';
import type { AlterAction, AlterTable } from '../../tree/definitions.ts';
import { newName } from '../new-name.ts';
import { addColumn } from './add-column.ts';
import { addTableConstraint, dropConstraint, dropKey, renameKey } from './constraints.ts';
import { dropColumn } from './drop-column.ts';
import { changeColumn, modifyColumn, setDefault, setNotNull, setType } from './modify-column.ts';
import { renameColumn } from './rename-column.ts';
import { type Altered, withTable } from './altered.ts';

/** ALTER TABLE: all actions, or none. */
export function alterTable(node: AlterTable, work: Work): DatabaseState {
  const { state } = work.context;
  const found = findRelation(node.name, work.context);
  if (!found) return node.ifExists ? state : unknownTable(node.name, state);
  if (found.relation.kind !== 'table' || found.key === null) {
    return fail({ kind: 'not-a-table', name: spelled(node.name), verb: 'ALTER TABLE' }, node.name.span);
  }
  let altered: Altered = { key: found.key, table: found.relation, state };
  for (const action of node.actions) altered = alter(action, altered, work);
  return altered.state;
}

function alter(action: AlterAction, altered: Altered, work: Work): Altered {
  const { state } = altered;
  // What is bound must see what earlier actions of the same statement made.
  const now: Work = { ...work, context: { ...work.context, state } };
  switch (action.type) {
    case 'add-column':
      return addColumn(action, altered, now);
    case 'drop-column':
      return dropColumn(action, altered, now);
    case 'add-constraint':
      return withTable(altered, addTableConstraint(action.constraint, altered, now));
    case 'drop-constraint':
      return dropConstraint(action, altered, now);
    case 'drop-key':
      return withTable(altered, dropKey(action, altered, now));
    case 'rename-key':
      return withTable(altered, renameKey(action, altered, now));
    case 'rename-column':
      return renameColumn(action, altered, now);
    case 'rename-table':
      return renameTable(action, altered, now);
    case 'modify-column':
      return withTable(altered, modifyColumn(action, altered, now));
    case 'change-column':
      return changeColumn(action, altered, now);
    case 'set-type':
      return withTable(altered, setType(action, altered, now));
    case 'set-default':
      return withTable(altered, setDefault(action, altered, now));
    default:
      return withTable(altered, setNotNull(action, altered, now));
  }
}

function renameTable(
  { to, span }: Extract<AlterAction, { type: 'rename-table' }>,
  { key, table, state }: Altered,
  work: Work,
): Altered {
  const { semantics } = work.context;
  const name = keptName(lastPart(to), semantics);
  const newKey = (table.temporary ? TEMPORARY : '') + keyOf(name, semantics);
  if (newKey !== key) newName({ key: newKey, name, span, mayExist: false }, work);
  const renamed = { ...table, name };
  const relations = [...state.relations].map(([known, relation]): [string, typeof relation] => {
    if (known === key) return [newKey, withReferences(renamed, key, newKey)];
    return [known, relation.kind === 'table' ? withReferences(relation, key, newKey) : relation];
  });
  const sequences = [...state.sequences].map(([known, sequence]): [string, typeof sequence] => [
    known,
    sequence.ownedBy === key ? { ...sequence, ownedBy: newKey } : sequence,
  ]);
  const after = { ...state, relations: new Map(relations), sequences: new Map(sequences) };
  return { key: newKey, table: withReferences(renamed, key, newKey), state: after };
}

function withReferences(table: Table, from: string, to: string): Table {
  if (!table.foreignKeys.some((one) => one.table === from)) return table;
  const foreignKeys = table.foreignKeys.map((one) => (one.table === from ? { ...one, table: to } : one));
  return { ...table, foreignKeys };
}
