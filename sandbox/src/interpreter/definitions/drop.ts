import { findStored } from '../catalog/resolve.ts';
import { keyOf, lastPart, spelled } from '../catalog/names.ts';
import type { DatabaseState, Table, View } from '../catalog/state.ts';
import { Draft } from '../changes/draft.ts';
import { Writer } from '../changes/writer.ts';
import { fail } from '../errors/failure.ts';
import type { Work } from '../session/work.ts';
import type { Drop } from '../tree/definitions.ts';
import type { Name } from '../tree/expressions.ts';
import { referencesTo, viewsOf } from './dependents.ts';
import { dropIndex } from './drop-index.ts';

/** DROP of tables, views, indexes, sequences and types: all that are named, or nothing. */
export function drop(node: Drop, work: Work): DatabaseState {
  let { state } = work.context;
  const together = new Set(
    node.names.flatMap((name) => findStored(state, name, work.context.semantics)?.key ?? []),
  );
  for (const name of node.names) state = dropOne(node, { name, state, together }, work);
  return state;
}

type At = { readonly name: Name; readonly state: DatabaseState; readonly together: ReadonlySet<string> };

function dropOne(node: Drop, at: At, work: Work): DatabaseState {
  switch (node.kind) {
    case 'TABLE':
    case 'VIEW':
      return dropRelation(node, at, work);
    case 'INDEX':
      return dropIndex(node, at, work);
    case 'SEQUENCE':
      return dropNamed(node, at, work);
    default:
      return dropType(node, at, work);
  }
}

function unknown(node: Drop, name: Name, state: DatabaseState): DatabaseState {
  if (node.ifExists) return state;
  return fail({ kind: 'drop-unknown', what: node.kind, name: spelled(name) }, name.span);
}

function dropRelation(node: Drop, at: At, work: Work): DatabaseState {
  const { semantics } = work.context;
  const found = findStored(at.state, at.name, semantics);
  if (!found || found.key === null) return unknown(node, at.name, at.state);
  const { key, relation } = found;
  if (node.temporary && !(relation.kind === 'table' && relation.temporary))
    return unknown(node, at.name, at.state);
  const wanted = node.kind === 'TABLE' ? 'table' : 'view';
  if (relation.kind === 'virtual' || relation.kind !== wanted) {
    return fail({ kind: 'not-a-table', name: spelled(at.name), verb: `DROP ${node.kind}` }, at.name.span);
  }
  const freed = relation.kind === 'table' ? freeTable(node, { ...at, key, table: relation }, work) : at.state;
  return withoutRelation(withoutViews(node, { key, relation, state: freed }, work), key);
}

/** What refers to a table that goes: an error, or gone with it. */
function freeTable(
  node: Drop,
  { key, table, state, together }: At & { readonly key: string; readonly table: Table },
  work: Work,
): DatabaseState {
  const { dialect } = work.context.semantics;
  if (dialect === 'sqlite') return emptied(key, table, { state, work });
  const references = referencesTo(key, state);
  const [first] = references.filter((one) => !(isTogether(dialect) && together.has(one.key)));
  const cascades =
    (dialect === 'postgresql' && node.behavior === 'CASCADE') || node.behavior === 'CASCADE CONSTRAINTS';
  if (first && !cascades) {
    fail(
      { kind: 'table-in-use', table: table.name, by: first.child.name, constraint: first.foreignKey.name },
      node.span,
    );
  }
  const relations = new Map(state.relations);
  for (const { key: childKey } of references) {
    const child = relations.get(childKey);
    if (child?.kind !== 'table') continue;
    relations.set(childKey, { ...child, foreignKeys: child.foreignKeys.filter((one) => one.table !== key) });
  }
  return { ...state, relations };
}

/** Whether tables that go in one statement may refer to each other. */
function isTogether(dialect: string): boolean {
  return dialect === 'postgresql' || dialect === 'mysql' || dialect === 'mariadb';
}

/** SQLite deletes the rows first, as DELETE would, so that foreign keys have their say. */
function emptied(
  key: string,
  table: Table,
  { state, work }: { readonly state: DatabaseState; readonly work: Work },
): DatabaseState {
  if (referencesTo(key, state).length === 0) return state;
  const writer = new Writer(new Draft(state, work.context.semantics), 'DELETE', work);
  for (const row of table.rows) if (writer.draft.table(key).get(row.id)) writer.remove(key, row);
  writer.finish();
  return writer.draft.finish();
}

/** PostgreSQL won't drop what a view reads, unless CASCADE takes the view along; elsewhere the view is left broken. */
function withoutViews(
  node: Drop,
  {
    key,
    relation,
    state,
  }: { readonly key: string; readonly relation: Table | View; readonly state: DatabaseState },
  work: Work,
): DatabaseState {
  const { semantics } = work.context;
  if (semantics.dialect !== 'postgresql') return state;
  let left = state;
  for (const { key: viewKey, view } of viewsOf(key, state, semantics)) {
    if (node.behavior !== 'CASCADE') {
      fail({ kind: 'table-in-use', table: relation.name, by: view.name, constraint: '' }, node.span);
    }
    left = withoutViews(node, { key: viewKey, relation: view, state: left }, work);
    left = withoutRelation(left, viewKey);
  }
  return left;
}

function withoutRelation(state: DatabaseState, key: string): DatabaseState {
  const relations = new Map(state.relations);
  relations.delete(key);
  const sequences = new Map([...state.sequences].filter(([, { ownedBy }]) => ownedBy !== key));
  return { ...state, relations, sequences };
}

function dropNamed(node: Drop, { name, state }: At, { context }: Work): DatabaseState {
  const last = lastPart(name);
  const key = context.semantics.fold(last.name, last.quoted, 'table');
  const sequence = state.sequences.get(key);
  if (!sequence) return unknown(node, name, state);
  const owner = sequence.ownedBy === null ? undefined : state.relations.get(sequence.ownedBy);
  if (owner && node.behavior !== 'CASCADE') {
    fail({ kind: 'table-in-use', table: sequence.name, by: owner.name, constraint: '' }, name.span);
  }
  const sequences = new Map(state.sequences);
  sequences.delete(key);
  return { ...state, sequences };
}

function dropType(node: Drop, { name, state }: At, { context }: Work): DatabaseState {
  const last = lastPart(name);
  const key = keyOf(context.semantics.fold(last.name, last.quoted, 'table'), context.semantics);
  const labels = state.enums.get(key)?.labels;
  if (!labels) return unknown(node, name, state);
  const user = [...state.relations.values()].find(
    (relation) =>
      relation.kind === 'table' &&
      relation.columns.some(({ type }) => type.kind === 'enum' && type.members === labels),
  );
  if (user) fail({ kind: 'table-in-use', table: last.name, by: user.name, constraint: '' }, name.span);
  const enums = new Map(state.enums);
  enums.delete(key);
  return { ...state, enums };
}
