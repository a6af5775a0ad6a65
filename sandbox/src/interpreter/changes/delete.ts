import { Unsupported, fail } from '../errors/failure.ts';
import { lastPart } from '../catalog/names.ts';
import { strictly } from '../run/run.ts';
import type { Done, Work } from '../session/work.ts';
import type { TableReference, TableSource } from '../tree/queries.ts';
import type { Delete } from '../tree/statements.ts';
import { behindWith } from './bind.ts';
import { cutRows } from './change-cut.ts';
import { type ChangeSource, changeSource, idIn } from './change-source.ts';
import { changedScope } from './changed-scope.ts';
import { readingOf, sourceFor, tableOf, tablesIn } from './changed-source.ts';
import { Draft } from './draft.ts';
import { bindReturning } from './returning.ts';
import { checkTargetUnread } from './target-unread.ts';
import type { Target } from './target.ts';
import { Writer } from './writer.ts';

/** DELETE, from one table or, in MySQL, from several of a join at once. */
export function remove(node: Delete, given: Work): Done {
  const work = behindWith(node.with, given);
  const { from, references } = readingFor(node, work);
  const source = changeSource(from, node.where, work);
  const { run, semantics } = work.context;
  // MariaDB's DELETE stays lenient.
  const strict = semantics.dialect === 'mysql' ? 'all' : 'none';
  return strictly(run, strict, () => removeRows(node, { references, source }, work));
}

function removeRows(
  node: Delete,
  { references, source }: { readonly references: Losing['references']; readonly source: ChangeSource },
  work: Work,
): Done {
  const { context } = work;
  const writer = new Writer(new Draft(context.state, context.semantics), 'DELETE', work);
  const losing = references.map((reference) => ({
    target: tableOf(reference, 'DELETE', node.with, work),
    source: sourceFor(reference, source.scope.sources, work),
  }));
  checkTargetUnread(
    node,
    losing.map(({ target }) => target),
    work,
  );
  const [first] = losing;
  if (!first) throw new Error('a DELETE without a table');
  const changed = changedScope(source.scope, { table: first.target.table, source: first.source }, work);
  const answer = bindReturning(node.returning, changed.scope, work);
  let rowCount = 0;
  for (const row of cutRows(node, { rows: source.rows(), scope: source.scope }, work)) {
    context.run.budget.step();
    for (const { target, source: own } of losing) {
      const stored = storedIn(row[own.component], target, writer);
      if (!stored) continue;
      writer.remove(target.key, stored);
      answer.add(changed.rowsOf(row, { before: stored.values, after: null }));
      rowCount += 1;
    }
  }
  writer.finish();
  return { state: writer.draft.finish(), rowCount, answer: answer.done(), notices: [] };
}

/** The row, where it is still there: a join may bring it twice, and a cascade may have taken it. */
function storedIn(row: Parameters<typeof idIn>[0], { key, table }: Target, writer: Writer) {
  const id = idIn(row, table);
  return id === null ? undefined : writer.draft.table(key).get(id);
}

type Losing = { readonly from: readonly TableSource[]; readonly references: readonly TableReference[] };

function readingFor(node: Delete, work: Work): Losing {
  const targets = node.targets.map((target) => {
    if (target.type !== 'table') throw new Unsupported('DELETE from anything but a table', target.span);
    return target;
  });
  const [only] = targets;
  if (!only) throw new Error('a DELETE without a table');
  if (node.form === 'plain') return { from: [only], references: [only] };
  const { dialect } = work.context.semantics;
  if (dialect === 'mssql' || dialect === 'postgresql' || dialect === 'oracle') {
    const { from, own } = readingOf(only, node.from, work);
    return { from, references: [own] };
  }
  return { from: node.from, references: targets.map((target) => namedIn(target, node.from, work)) };
}

/** MySQL names the tables that lose rows as FROM or USING calls them. */
function namedIn(target: TableReference, from: readonly TableSource[], { context }: Work): TableReference {
  const { semantics } = context;
  const wanted = lastPart(target.name);
  const folded = semantics.fold(wanted.name, wanted.quoted, 'table');
  const found = tablesIn(from).find(({ alias, name }) => {
    const shown = alias ?? lastPart(name);
    return semantics.fold(shown.name, shown.quoted, 'table') === folded;
  });
  return found ?? fail({ kind: 'unknown-table', name: wanted.name, known: [] }, target.span);
}
