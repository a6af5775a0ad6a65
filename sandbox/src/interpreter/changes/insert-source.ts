import type { BoundExpression } from '../binder/bound.ts';
import { columnAt, columnNumber } from '../catalog/columns.ts';
import { fail } from '../errors/failure.ts';
import type { Conversion } from '../semantics/semantics.ts';
import { runQuery } from '../session/run-query.ts';
import type { Work } from '../session/work.ts';
import type { Expression, Row as RowNode } from '../tree/expressions.ts';
import type { Query } from '../tree/queries.ts';
import type { Assignment, Insert } from '../tree/statements.ts';
import type { Type } from '../types/type.ts';
import type { Value } from '../values/value.ts';
import { bindAlone } from './bind.ts';
import { checkGiven, impliedColumns } from './insert-columns.ts';
import { DEFAULT, type Given } from './insert-row.ts';
import type { Target } from './target.ts';

/** The rows of an INSERT, one after the other, and which columns they speak of. */
export type InsertRows = { readonly columns: readonly number[]; readonly rows: () => Iterable<Given> };

/** Binds what an INSERT inserts: VALUES, a query, SET, or nothing but defaults. */
export function insertRows(node: Insert, target: Target, work: Work): InsertRows {
  const { source } = node;
  if (isAssignments(source)) return assignedRow(source, target, work);
  if (source.type === 'default-values') return { columns: [], rows: () => [[]] };
  const { semantics } = work.context;
  const named = node.columns.map((column) => columnNumber(target.table, column, semantics, 'VALUES'));
  checkTwice(node);
  const values = plainValues(source);
  return values
    ? valuesRows({ node, named, rows: values }, target, work)
    : queryRows({ node, named, query: source }, target, work);
}

function isAssignments(source: Insert['source']): source is readonly Assignment[] {
  return Array.isArray(source);
}

function checkTwice({ columns }: Insert): void {
  const seen = new Set<string>();
  for (const { name, span } of columns) {
    if (seen.has(name.toLowerCase())) fail({ kind: 'column-twice', name }, span);
    seen.add(name.toLowerCase());
  }
}

/** VALUES with nothing around it, which may hold DEFAULT. */
function plainValues({ with: common, body, orderBy, limit }: Query): readonly RowNode[] | null {
  return body.type === 'values' && !common && !limit && orderBy.length === 0 ? body.rows : null;
}

type Item = { readonly bound: BoundExpression; readonly assign: Conversion } | null;

function valuesRows(
  {
    node,
    named,
    rows,
  }: { readonly node: Insert; readonly named: readonly number[]; readonly rows: readonly RowNode[] },
  target: Target,
  work: Work,
): InsertRows {
  const [first] = rows;
  if (!first) throw new Error('VALUES without rows');
  // MySQL's `()` is a row of defaults, whatever columns there are.
  if (rows.every(({ items }) => items.length === 0)) return { columns: [], rows: () => rows.map(() => []) };
  const columns = node.columns.length > 0 ? named : impliedColumns(target.table, first.items.length, work);
  const isListed = node.columns.length > 0;
  const bound = rows.map(({ items, span }, i) => {
    checkCount({ columns: columns.length, values: items.length, isListed, row: i + 1, span }, target);
    return items.map((item, j): Item => bindItem(item, { target, column: columns[j] ?? -1 }, work));
  });
  const isAlwaysDefault = columns.map((_, j) => bound.every((items) => items[j] === null));
  checkGiven(
    target,
    columns.filter((_, j) => !isAlwaysDefault[j]),
    node,
    work,
  );
  return {
    columns,
    *rows() {
      for (const items of bound) {
        work.context.run.budget.step();
        yield items.map((item) => (item === null ? DEFAULT : evaluated(item, work)));
      }
    },
  };
}

function bindItem(
  item: Expression,
  { target, column }: { readonly target: Target; readonly column: number },
  work: Work,
): Item {
  if (item.type === 'default-value') return null;
  const bound = bindAlone(item, 'VALUES', work);
  return { bound, assign: assigning(bound.type, { target, column, span: item.span }, work) };
}

function evaluated({ bound, assign }: Exclude<Item, null>, { context }: Work): Value {
  const value = bound.evaluate({ row: [], outer: null });
  return value === null ? null : assign(value, context.run);
}

function assigning(
  from: Type,
  {
    target,
    column,
    span,
  }: { readonly target: Target; readonly column: number; readonly span: Expression['span'] },
  { context }: Work,
): Conversion {
  const { name, type } = columnAt(target.table, column);
  return context.semantics.assign(from, type, { name, table: target.table.name, span });
}

function queryRows(
  { node, named, query }: { readonly node: Insert; readonly named: readonly number[]; readonly query: Query },
  target: Target,
  work: Work,
): InsertRows {
  const { columns: outputs, rows } = runQuery(query, work);
  const columns = node.columns.length > 0 ? named : impliedColumns(target.table, outputs.length, work);
  const isListed = node.columns.length > 0;
  checkCount({ columns: columns.length, values: outputs.length, isListed, row: 1, span: query.span }, target);
  checkGiven(target, columns, node, work);
  const assigns = outputs.map(({ type }, i) =>
    assigning(type, { target, column: columns[i] ?? -1, span: query.span }, work),
  );
  return {
    columns,
    *rows() {
      for (const row of rows) {
        yield row.map((value, i) =>
          value === null ? null : (assigns[i]?.(value, work.context.run) ?? null),
        );
      }
    },
  };
}

function assignedRow(assignments: readonly Assignment[], target: Target, work: Work): InsertRows {
  const columns = assignments.map(({ targets }) => {
    const last = targets[0]?.parts.at(-1);
    if (!last) throw new Error('an assignment to nothing');
    return columnNumber(target.table, last, work.context.semantics, 'SET');
  });
  const items = assignments.map(({ value }, i) =>
    bindItem(value, { target, column: columns[i] ?? -1 }, work),
  );
  return { columns, rows: () => [items.map((item) => (item === null ? DEFAULT : evaluated(item, work)))] };
}

type Counted = {
  readonly columns: number;
  readonly values: number;
  readonly isListed: boolean;
  readonly row: number;
  readonly span: Expression['span'];
};

/** In PostgreSQL fewer values than columns are right where no columns are named: `impliedColumns` knows. */
function checkCount({ columns, values, isListed, row, span }: Counted, { table }: Target): void {
  if (values !== columns)
    fail({ kind: 'insert-columns', columns, values, table: table.name, isListed, row }, span);
}
