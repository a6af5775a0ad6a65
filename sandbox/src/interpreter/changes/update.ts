import type { ScopeSource } from '../binder/scope.ts';
import { SqlFailure, Unsupported, fail } from '../errors/failure.ts';
import { strictly } from '../run/run.ts';
import type { Done, Work } from '../session/work.ts';
import type { Name } from '../tree/expressions.ts';
import type { TableReference } from '../tree/queries.ts';
import type { Assignment, Update } from '../tree/statements.ts';
import type { Row } from '../values/value.ts';
import { asItChanges } from './as-it-changes.ts';
import { type Setter, bindSetter } from './assignments.ts';
import { behindWith } from './bind.ts';
import { cutRows } from './change-cut.ts';
import { type ChangeSource, changeSource, idIn } from './change-source.ts';
import { type Change, changedScope } from './changed-scope.ts';
import { readingOf, sourceFor, tableOf, tablesIn } from './changed-source.ts';
import { Draft } from './draft.ts';
import { onUpdateSetter } from './on-update.ts';
import { type Answer, bindReturning } from './returning.ts';
import { sameRow } from './same-row.ts';
import { checkTargetUnread } from './target-unread.ts';
import type { Target } from './target.ts';
import { Writer } from './writer.ts';

/** One table that an UPDATE changes: MySQL's may change several. */
type Changing = {
  readonly target: Target;
  readonly source: ScopeSource;
  readonly setter: Setter;
  readonly seen: Set<number>;
};

/** UPDATE, with joins, FROM, ORDER BY and LIMIT where the dialect has them. */
export function update(node: Update, given: Work): Done {
  const work = behindWith(node.with, given);
  const { run } = work.context;
  const isLenient = node.onError === 'IGNORE';
  const { from, references } = readingFor(node, work);
  const source = strictly(run, isLenient ? 'none' : 'dates', () => changeSource(from, node.where, work));
  return strictly(run, isLenient ? 'none' : 'all', () => updateRows(node, { references, source }, work));
}

function updateRows(
  node: Update,
  { references, source }: { readonly references: readonly TableReference[]; readonly source: ChangeSource },
  work: Work,
): Done {
  const { context } = work;
  const writer = new Writer(new Draft(context.state, context.semantics), 'UPDATE', work);
  const changing = changingIn(node, { references, source, draft: writer.draft }, work);
  checkTargetUnread(
    node,
    changing.map(({ target }) => target),
    work,
  );
  const [first] = changing;
  if (!first) throw new Error('an UPDATE without a table');
  const changed = changedScope(source.scope, { table: first.target.table, source: first.source }, work);
  const answer = bindReturning(node.returning, changed.scope, work);
  const rows = cutRows(node, { rows: source.rows(), scope: source.scope }, work);
  const updating = {
    node,
    writer,
    work,
    answer,
    rowsOf: (from: readonly Row[], change: Change) => changed.rowsOf(from, change),
  };
  let rowCount = 0;
  for (const row of rows) {
    context.run.budget.step();
    for (const one of changing) rowCount += updateRow(row, one, updating);
  }
  writer.finish();
  return { state: writer.draft.finish(), rowCount, answer: answer.done(), notices: [] };
}

function readingFor(
  node: Update,
  work: Work,
): { readonly from: Update['from']; readonly references: readonly TableReference[] } {
  const { target } = node;
  if (target.type !== 'table') return { from: [target, ...node.from], references: tablesIn([target]) };
  const { from, own } = readingOf(target, node.from, work);
  return { from, references: [own] };
}

/** Which tables the assignments are about: their qualifiers say it, or the columns that only one table has. */
function changingIn(
  node: Update,
  {
    references,
    ...whole
  }: {
    readonly references: readonly TableReference[];
    readonly source: ChangeSource;
    readonly draft: Draft;
  },
  work: Work,
): Changing[] {
  const { source } = whole;
  const sources = references.map((reference) => sourceFor(reference, source.scope.sources, work));
  const [only, another] = references;
  if (only && !another) return [changing(only, sources[0], node.assignments, { node, ...whole, work })];
  const groups = new Map<TableReference, Assignment[]>();
  for (const assignment of node.assignments) {
    const i = sources.findIndex((one) => isAbout(assignment.targets[0], one, work));
    const reference = references[i];
    if (!reference) return unknownTarget(assignment);
    groups.set(reference, [...(groups.get(reference) ?? []), assignment]);
  }
  return [...groups].map(([reference, assignments]) =>
    changing(reference, sources[references.indexOf(reference)], assignments, { node, ...whole, work }),
  );
}

function isAbout(name: Name | undefined, { folded, columns }: ScopeSource, { context }: Work): boolean {
  const last = name?.parts.at(-1);
  const qualifier = name?.parts.at(-2);
  if (!last) return false;
  const { semantics } = context;
  if (qualifier) return semantics.fold(qualifier.name, qualifier.quoted, 'table') === folded;
  const wanted = semantics.fold(last.name, last.quoted, 'column');
  return columns.some((column) => column.folded === wanted);
}

function unknownTarget({ targets, span }: Assignment): never {
  const parts = targets[0]?.parts ?? [];
  const name = parts.at(-1)?.name ?? '';
  return fail({ kind: 'unknown-column', name, qualifier: parts.at(-2)?.name ?? null, clause: 'SET' }, span);
}

function changing(
  reference: TableReference,
  source: ScopeSource | undefined,
  assignments: readonly Assignment[],
  {
    node,
    source: whole,
    draft,
    work,
  }: { readonly node: Update; readonly source: ChangeSource; readonly draft: Draft; readonly work: Work },
): Changing {
  if (!source) throw new Error('an UPDATE lost its table');
  const target = tableOf(reference, 'UPDATE', node.with, work);
  const { scope } = whole;
  const at = { target, scope, component: source.component };
  const setter = bindSetter(assignments, at, asItChanges(target, draft, work));
  return { target, source, setter: onUpdateSetter(setter, target, work), seen: new Set() };
}

type Updating = {
  readonly node: Update;
  readonly writer: Writer;
  readonly work: Work;
  readonly answer: Answer;
  rowsOf: ReturnType<typeof changedScope>['rowsOf'];
};

/** How many rows it counts for: MySQL's counts what became different. A row changes once, whatever it is joined to. */
function updateRow(
  row: readonly Row[],
  { target, source, setter, seen }: Changing,
  updating: Updating,
): number {
  const { writer, work, answer, rowsOf } = updating;
  const id = idIn(row[source.component], target.table);
  if (id === null || seen.has(id)) return 0;
  seen.add(id);
  const stored = writer.draft.table(target.key).get(id);
  if (!stored) return 0;
  const { dialect } = work.context.semantics;
  const isMysql = dialect === 'mysql' || dialect === 'mariadb';
  try {
    const values = writer.prepare(target.key, setter.apply(row, stored.values), 'UPDATE');
    if (isMysql && sameRow(stored.values, values, target.table, work)) return 0;
    if (updating.node.onError === 'REPLACE') clear(target, { values, except: stored.id }, writer);
    const after = writer.update(target.key, stored, values);
    answer.add(rowsOf(row, { before: stored.values, after: after.values }));
    return 1;
  } catch (failure) {
    if (updating.node.onError === 'IGNORE' && failure instanceof SqlFailure && isKey(failure)) return 0;
    if (updating.node.onError === 'FAIL' || updating.node.onError === 'ROLLBACK') {
      throw new Unsupported(`UPDATE OR ${updating.node.onError}`, updating.node.span);
    }
    throw failure;
  }
}

function isKey({ complaint }: SqlFailure): boolean {
  return (
    complaint.kind === 'duplicate-key' || complaint.kind === 'not-null' || complaint.kind === 'check-failed'
  );
}

/** UPDATE OR REPLACE: whatever holds one of the new keys goes. */
function clear(
  { key }: Target,
  { values, except }: { readonly values: Row; readonly except: number },
  writer: Writer,
): void {
  const own = writer.draft.table(key).get(except) ?? null;
  for (let other = writer.conflict(key, values, own); other; other = writer.conflict(key, values, own)) {
    writer.remove(key, other.row);
  }
}
