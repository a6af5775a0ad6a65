import { type ScopeSource, scopeOf } from '../binder/scope.ts';
import { columnAt, columnNumber } from '../catalog/columns.ts';
import { lastPart } from '../catalog/names.ts';
import type { StoredRow } from '../catalog/state.ts';
import { Unsupported, fail } from '../errors/failure.ts';
import type { Done, Work } from '../session/work.ts';
import type { ColumnReference } from '../tree/expressions.ts';
import type { Join } from '../tree/queries.ts';
import type { Merge, MergeBranch } from '../tree/statements.ts';
import { type AnyNode, walk } from '../tree/walk.ts';
import type { Row } from '../values/value.ts';
import { behindWith } from './bind.ts';
import { type ChangeSource, changeSource, idIn } from './change-source.ts';
import { changedScope } from './changed-scope.ts';
import { sourceFor, tableOf } from './changed-source.ts';
import { Draft } from './draft.ts';
import { type MergeRow, bindBranch } from './merge-branch.ts';
import { bindReturning } from './returning.ts';
import type { Target } from './target.ts';
import { Writer } from './writer.ts';

/** MERGE: each row of the source meets the rows of the table, and the first branch that fits says what happens. */
export function merge(node: Merge, given: Work): Done {
  const work = behindWith(node.with, given);
  const { context } = work;
  const { into, using, on } = node;
  if (into.type !== 'table') throw new Unsupported('MERGE into anything but a table', into.span);
  const target = tableOf(into, 'MERGE', node.with, work);
  const join: Join = {
    type: 'join',
    kind: 'LEFT',
    natural: false,
    left: using,
    right: into,
    on,
    using: [],
    span: node.span,
  };
  const source = changeSource([join], null, work);
  const own = sourceFor(into, source.scope.sources, work);
  if (context.semantics.dialect === 'oracle') checkOn(node, target, work);
  const writer = new Writer(new Draft(context.state, context.semantics), 'MERGE', work);
  const changed = changedScope(source.scope, { table: target.table, source: own }, work);
  const answer = bindReturning(node.returning, changed.scope, work);
  const branches = node.branches.map((branch) => ({
    when: branch.when,
    branch: bindBranch(
      branch,
      {
        target,
        writer,
        scope: scopeFor(branch, source, own),
        component: own.component,
        answer,
        rowsOf: (matched, change) => changed.rowsOf(matched, change),
      },
      work,
    ),
  }));
  const apply = (when: MergeBranch['when'], row: MergeRow): number => {
    context.run.budget.step();
    const chosen = branches.find((one) => one.when === when && one.branch.fits(row));
    return chosen ? chosen.branch.apply(row) : 0;
  };
  let rowCount = 0;
  const matched = new Set<number>();
  for (const row of source.rows()) {
    const stored = storedIn(row[own.component], target, writer);
    if (stored) matched.add(stored.id);
    rowCount += apply(stored ? 'MATCHED' : 'NOT MATCHED', { row, stored });
  }
  if (branches.some(({ when }) => when === 'NOT MATCHED BY SOURCE')) {
    for (const stored of target.table.rows) {
      if (matched.has(stored.id)) continue;
      rowCount += apply('NOT MATCHED BY SOURCE', { row: alone(stored, source, own), stored });
    }
  }
  writer.finish();
  return { state: writer.draft.finish(), rowCount, answer: answer.done(), notices: [] };
}

/** The row as it stood when the statement began: what MERGE decides on. */
function storedIn(row: Row | undefined, { key, table }: Target, writer: Writer): StoredRow | null {
  const id = idIn(row, table);
  if (id === null) return null;
  const now = writer.draft.table(key).get(id);
  // A row that is gone already was deleted by this MERGE: it can't be touched again.
  return now ?? { id, values: row?.slice(0, table.columns.length) ?? [] };
}

/** A row of the table with nothing beside it. */
function alone({ id, values }: StoredRow, { scope }: ChangeSource, own: ScopeSource): readonly Row[] {
  const size = scope.sources.reduce((most, { component }) => Math.max(most, component + 1), 0);
  return Array.from({ length: size }, (_, component): Row => {
    if (component === own.component) return [...values, BigInt(id)];
    return scope.sources.find((one) => one.component === component)?.columns.map(() => null) ?? [];
  });
}

/** Where there is no row of the table its columns can't be named, and the other way round. */
function scopeFor({ when }: MergeBranch, { scope }: ChangeSource, own: ScopeSource) {
  if (when === 'MATCHED') return scope;
  const isSeen = (source: ScopeSource) => (source === own) === (when === 'NOT MATCHED BY SOURCE');
  const sources = scope.sources.filter(isSeen);
  return scopeOf({ sources, visible: sources.flatMap(({ columns }) => columns) }, null);
}

/** Oracle's ORA-38104: by the table's own name or alias, or without a qualifier. */
function checkOn({ on, into, branches }: Merge, { table }: Target, { context }: Work): void {
  const { semantics } = context;
  const shown = into.type === 'table' ? (into.alias ?? lastPart(into.name)) : null;
  const own = shown && semantics.fold(shown.name, shown.quoted, 'table');
  const shownAs = own ?? table.name;
  const compared = new Set(
    [...walk(on)].filter(isColumn).flatMap(({ name }) => {
      const qualifier = name.parts.at(-2);
      const isOwn = !qualifier || semantics.fold(qualifier.name, qualifier.quoted, 'table') === own;
      const last = lastPart(name);
      return isOwn ? semantics.fold(last.name, last.quoted, 'column') : [];
    }),
  );
  for (const { action } of branches) {
    if (action.type !== 'merge-update') continue;
    for (const name of action.assignments.flatMap(({ targets }) => targets)) {
      const { name: column } = columnAt(table, columnNumber(table, lastPart(name), semantics, 'SET'));
      if (compared.has(semantics.fold(column, true, 'column')))
        fail({ kind: 'merge-on-column', column, table: shownAs }, name.span);
    }
  }
}

function isColumn(node: AnyNode): node is ColumnReference {
  return node.type === 'column';
}
