import { columnAt, columnNumber } from '../catalog/columns.ts';
import type { BoundExpression } from '../binder/bound.ts';
import type { Scope } from '../binder/scope.ts';
import { Unsupported, fail } from '../errors/failure.ts';
import type { Conversion } from '../semantics/semantics.ts';
import type { Work } from '../session/work.ts';
import type { Expression, Identifier, Name } from '../tree/expressions.ts';
import type { Assignment } from '../tree/statements.ts';
import type { Row, Value } from '../values/value.ts';
import { bindValue, placeOver } from './bind.ts';
import { defaultReader } from './defaults.ts';
import type { Target } from './target.ts';

/** SET, bound: gives the row as it will be, generated columns apart. */
export type Setter = {
  /** @param row the row at hand, one row for each source. @param before the target's own. */
  apply(row: readonly Row[], before: Row): Row;
  readonly columns: readonly number[];
};

type Bound = { readonly column: number; readonly value: (row: readonly Row[]) => Value };

/**
 * Binds what follows SET for one table.
 * @param component where the table's row stands in the scope: MySQL sees its own earlier assignments there.
 */
export function bindSetter(
  assignments: readonly Assignment[],
  {
    target,
    scope,
    component,
  }: { readonly target: Target; readonly scope: Scope; readonly component: number },
  work: Work,
): Setter {
  const { dialect } = work.context.semantics;
  const bound = assignments.flatMap((assignment) => bindAssignment(assignment, { target, scope }, work));
  const seen = new Set<number>();
  for (const [i, { column }] of bound.entries()) {
    const isMysql = dialect === 'mysql' || dialect === 'mariadb';
    if (seen.has(column) && !isMysql && dialect !== 'sqlite') {
      fail(
        { kind: 'column-twice', name: columnAt(target.table, column).name, isAssigned: true },
        assignments[i]?.span ?? null,
      );
    }
    seen.add(column);
  }
  const columns = bound.map(({ column }) => column);
  if (dialect === 'mysql' || dialect === 'mariadb') {
    return {
      columns,
      apply(row, before) {
        const values: Value[] = [...before];
        const sources = [...row];
        sources[component] = values;
        for (const { column, value } of bound) values[column] = value(sources);
        return values;
      },
    };
  }
  return {
    columns,
    apply(row, before) {
      const values: Value[] = [...before];
      for (const { column, value } of bound) values[column] = value(row);
      return values;
    },
  };
}

type At = { readonly target: Target; readonly scope: Scope };

function bindAssignment({ targets, value, span }: Assignment, at: At, work: Work): Bound[] {
  const [only, another] = targets;
  if (!only) throw new Error('an assignment to nothing');
  if (!another) return [bindOne(only, value, at, work)];
  if (value.type === 'row') {
    if (value.items.length !== targets.length) {
      fail({ kind: 'subquery-columns', wanted: targets.length, given: value.items.length }, span);
    }
    return targets.map((target, i) => bindOne(target, value.items[i] ?? value, at, work));
  }
  if (value.type !== 'subquery') throw new Unsupported('a row from anything but a row or a query', span);
  return bindFromQuery(targets, value, at, work);
}

function bindOne(name: Name, value: Expression, { target, scope }: At, work: Work): Bound {
  const identifier = lastOf(name);
  const column = columnNumber(target.table, identifier, work.context.semantics, 'SET');
  checkAssignable(target, column, { identifier, isDefault: value.type === 'default-value' }, work);
  if (value.type === 'default-value') return { column, value: defaultReader(target.table, column, work) };
  const bound = bindValue(value, scope, 'SET', work);
  const assign = assigning(bound, { target, column, span: value.span }, work);
  return { column, value: (row) => assign(bound.evaluate({ row, outer: null })) };
}

/** `SET (a, b) = (SELECT …)`: the query runs once a row. No row means NULLs, two are too many. */
function bindFromQuery(
  targets: readonly Name[],
  { query, span }: Extract<Expression, { type: 'subquery' }>,
  { target, scope }: At,
  work: Work,
): Bound[] {
  const place = placeOver(scope, 'SET', work);
  const bound = place.bind.query(query, place);
  const open = place.bind.open(bound, work.context);
  if (bound.columns.length !== targets.length) {
    fail({ kind: 'subquery-columns', wanted: targets.length, given: bound.columns.length }, span);
  }
  let asked: readonly Row[] | null = null;
  let answer: Row = [];
  const answerFor = (row: readonly Row[]): Row => {
    if (row === asked) return answer;
    const [first, second] = [...open({ row, outer: null })];
    if (second) fail({ kind: 'subquery-rows' }, span);
    asked = row;
    answer = first ?? [];
    return answer;
  };
  return targets.map((name, i): Bound => {
    const identifier = lastOf(name);
    const column = columnNumber(target.table, identifier, work.context.semantics, 'SET');
    checkAssignable(target, column, { identifier, isDefault: false }, work);
    const type = bound.columns[i]?.type ?? { kind: 'null' };
    const assign = assigning({ type }, { target, column, span }, work);
    return { column, value: (row) => assign(answerFor(row)[i] ?? null) };
  });
}

function lastOf({ parts }: Name): Identifier {
  const last = parts.at(-1);
  if (!last) throw new Error('a name without parts');
  return last;
}

function assigning(
  bound: Pick<BoundExpression, 'type'>,
  {
    target,
    column,
    span,
  }: { readonly target: Target; readonly column: number; readonly span: Expression['span'] },
  { context }: Work,
): (value: Value) => Value {
  const { name, type } = columnAt(target.table, column);
  const assign: Conversion = context.semantics.assign(bound.type, type, {
    name,
    table: target.table.name,
    span,
  });
  return (value) => (value === null ? null : assign(value, context.run));
}

/** Generated columns and some identities take no value; MySQL and PostgreSQL let DEFAULT stand there. */
function checkAssignable(
  { table }: Target,
  number: number,
  { identifier, isDefault }: { readonly identifier: Identifier; readonly isDefault: boolean },
  { context }: Work,
): void {
  const column = columnAt(table, number);
  const facts = { column: column.name, table: table.name };
  if (column.generated && !isDefault)
    fail({ kind: 'generated-column', ...facts, verb: 'UPDATE' }, identifier.span);
  if (column.identity?.form !== 'ALWAYS') return;
  if (context.semantics.dialect === 'mssql' || !isDefault)
    fail({ kind: 'identity-update', ...facts }, identifier.span);
}
