import type { BoundExpression } from '../binder/bound.ts';
import type { Table } from '../catalog/state.ts';
import type { Clause } from '../errors/complaint.ts';
import { SqlFailure } from '../errors/failure.ts';
import type { Work } from '../session/work.ts';
import type { Expression } from '../tree/expressions.ts';
import type { Type } from '../types/type.ts';
import type { Row, Truth, Value } from '../values/value.ts';
import { bindAlone, bindTest, bindValue } from './bind.ts';
import { scopeOver } from './scope-over.ts';

/** Reads one row of a table. */
export type RowValue = { readonly type: Type; readonly of: (row: Row) => Value };
export type RowTest = (row: Row) => Truth;

/** Binds expressions that see one table's row and nothing else: checks, index keys, generated columns. */
export type BoundTable = {
  value(expression: Expression, clause: Clause): RowValue;
  test(expression: Expression, clause: Clause): RowTest;
};

export function boundTable(table: Table, work: Work): BoundTable {
  const scope = scopeOver([{ name: table.name, columns: table.columns, table }], work.context.semantics);
  return {
    value(expression, clause) {
      const bound = bindValue(expression, scope, clause, work);
      return { type: bound.type, of: (row) => bound.evaluate({ row: [row], outer: null }) };
    },
    test(expression, clause) {
      const bound = bindTest(expression, scope, clause, work);
      return (row) => bound.test({ row: [row], outer: null });
    },
  };
}

/** The same for what a definition wrote long ago: its places are not in the text that runs now. */
export function storedTable(table: Table, work: Work): BoundTable {
  const bound = boundTable(table, work);
  return {
    value(expression, clause) {
      const { type, of } = placeless(() => bound.value(expression, clause));
      return { type, of: (row) => placeless(() => of(row)) };
    },
    test(expression, clause) {
      const test = placeless(() => bound.test(expression, clause));
      return (row) => placeless(() => test(row));
    },
  };
}

/** An expression that sees no row: a default. */
export function storedValue(expression: Expression, work: Work): BoundExpression {
  const bound = placeless(() => bindAlone(expression, 'DEFAULT', work));
  return { ...bound, evaluate: (frame) => placeless(() => bound.evaluate(frame)) };
}

function placeless<T>(work: () => T): T {
  try {
    return work();
  } catch (failure) {
    if (failure instanceof SqlFailure) failure.span = null;
    throw failure;
  }
}
