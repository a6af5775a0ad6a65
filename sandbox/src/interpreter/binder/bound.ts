import type { Type } from '../types/type.ts';
import type { Row, Value } from '../values/value.ts';

/** The row at hand, and around it the rows of the queries that this one stands in. */
export type Frame = { readonly row: Row; readonly outer: Frame | null };

/** An expression whose names and types are settled. `constant` is its value where it has one before any row is seen. */
export type BoundExpression = {
  readonly type: Type;
  readonly evaluate: (frame: Frame) => Value;
  readonly constant?: Value;
};
