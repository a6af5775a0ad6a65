import type { Scope } from '../binder/scope.ts';
import { columnAt, columnNumber } from '../catalog/columns.ts';
import type { StoredRow } from '../catalog/state.ts';
import { fail } from '../errors/failure.ts';
import type { Work } from '../session/work.ts';
import type { Expression } from '../tree/expressions.ts';
import type { MergeAction, MergeBranch } from '../tree/statements.ts';
import type { Row, Value } from '../values/value.ts';
import { bindSetter } from './assignments.ts';
import { bindTest, bindValue } from './bind.ts';
import type { changedScope } from './changed-scope.ts';
import { checkGiven, impliedColumns } from './insert-columns.ts';
import { DEFAULT, type Given, rowMaker } from './insert-row.ts';
import type { Answer } from './returning.ts';
import type { Target } from './target.ts';
import type { Writer } from './writer.ts';

/** A row of the source beside the row of the table that it met. */
export type MergeRow = { readonly row: readonly Row[]; readonly stored: StoredRow | null };

export type BoundBranch = {
  fits(row: MergeRow): boolean;
  /** How many rows it counts for. */
  apply(row: MergeRow): number;
};

type Parts = {
  readonly target: Target;
  readonly writer: Writer;
  readonly scope: Scope;
  readonly component: number;
  readonly answer: Answer;
  readonly rowsOf: ReturnType<typeof changedScope>['rowsOf'];
};

type Of<Type extends MergeAction['type']> = Extract<MergeAction, { type: Type }>;

export function bindBranch({ condition, action }: MergeBranch, parts: Parts, work: Work): BoundBranch {
  const where = 'where' in action ? action.where : null;
  const tests = [condition, where].map((one) => (one ? testing(one, parts, work) : () => true));
  const apply = applying(action, parts, work);
  return { fits: ({ row }) => tests.every((test) => test(row)), apply };
}

function testing(expression: Expression, { scope }: Parts, work: Work): (row: readonly Row[]) => boolean {
  const bound = bindTest(expression, scope, 'WHERE', work);
  return (row) => bound.test({ row, outer: null }) === true;
}

function applying(action: MergeAction, parts: Parts, work: Work): BoundBranch['apply'] {
  switch (action.type) {
    case 'merge-nothing':
      return () => 0;
    case 'merge-update':
      return updating(action, parts, work);
    case 'merge-delete':
      return deleting(parts);
    default:
      return inserting(action, parts, work);
  }
}

function updating(action: Of<'merge-update'>, parts: Parts, work: Work): BoundBranch['apply'] {
  const { target, writer, scope, component, answer, rowsOf } = parts;
  const setter = bindSetter(action.assignments, { target, scope, component }, work);
  const isGone = action.deleteWhere ? testing(action.deleteWhere, parts, work) : () => false;
  return ({ row, stored }) => {
    const before = untouched(stored, parts);
    const values = writer.prepare(target.key, setter.apply(row, before.values), 'UPDATE');
    const after = writer.update(target.key, before, values);
    // Oracle's DELETE WHERE sees the row as it is now.
    if (isGone(row.with(component, after.values))) writer.remove(target.key, after);
    answer.add(rowsOf(row, { before: before.values, after: after.values }));
    return 1;
  };
}

function deleting(parts: Parts): BoundBranch['apply'] {
  const { target, writer, answer, rowsOf } = parts;
  return ({ row, stored }) => {
    const before = untouched(stored, parts);
    writer.remove(target.key, before);
    answer.add(rowsOf(row, { before: before.values, after: null }));
    return 1;
  };
}

/** A row that this MERGE has not touched yet. @throws SqlFailure merge-twice */
function untouched(stored: StoredRow | null, { target, writer }: Parts): StoredRow {
  if (!stored) throw new Error('a branch of MERGE met no row');
  if (writer.draft.table(target.key).touched().has(stored.id)) fail({ kind: 'merge-twice' });
  return stored;
}

function inserting(action: Of<'merge-insert'>, parts: Parts, work: Work): BoundBranch['apply'] {
  const { target, writer, answer, rowsOf } = parts;
  const { semantics, run } = work.context;
  const named = action.columns.map((column) => columnNumber(target.table, column, semantics, 'VALUES'));
  const columns = named.length > 0 ? named : impliedColumns(target.table, action.values.length, work);
  if (columns.length !== action.values.length) {
    fail(
      {
        kind: 'insert-columns',
        columns: columns.length,
        values: action.values.length,
        table: target.table.name,
      },
      action.span,
    );
  }
  const given = columns.filter((_, i) => action.values[i]?.type !== 'default-value');
  checkGiven(target, given, action, work);
  const values = action.values.map((value, i) => valueFor(value, columns[i] ?? -1, parts, work));
  const maker = rowMaker(target, { columns, writer }, work);
  return ({ row }) => {
    const made: Given = values.map((value) => value(row));
    const stored = writer.insert(target.key, writer.prepare(target.key, maker.make(made), 'INSERT'));
    if (maker.identity !== null) run.last.insertId = maker.identity;
    answer.add(rowsOf(row, { before: null, after: stored.values }));
    return 1;
  };
}

function valueFor(
  expression: Expression,
  column: number,
  { target, scope }: Parts,
  work: Work,
): (row: readonly Row[]) => Value | typeof DEFAULT {
  if (expression.type === 'default-value') return () => DEFAULT;
  const { semantics, run } = work.context;
  const bound = bindValue(expression, scope, 'VALUES', work);
  const { name, type } = columnAt(target.table, column);
  const assign = semantics.assign(bound.type, type, {
    name,
    table: target.table.name,
    span: expression.span,
  });
  return (row) => {
    const value = bound.evaluate({ row, outer: null });
    return value === null ? null : assign(value, run);
  };
}
