import type { Span } from '../lexer/token.ts';
import type { Comparison, Key } from '../semantics/semantics.ts';
import type { Type } from '../types/type.ts';
import type { Row, Truth, Value } from '../values/value.ts';

/**
 * The row at hand, and around it the rows of the queries that this one stands in. While a SELECT runs, its row holds
 * one row for each source in FROM, and after grouping one for keys, aggregates and what is carried along:
 *
 *     frame.row = [buildings' row, districts' row]      frame.row[component][index] is a value
 *
 * So a join copies no values, and a column is found at the same place whatever the order of the joins.
 */
export type Frame = { readonly row: Row; readonly outer: Frame | null };

/** Which components of its own row an expression reads, of the query around it, and so on outward: a bit each. */
export type References = readonly bigint[];

/** A value of a source's row: the source's place in the row at hand, and the column's in the source. */
export type ColumnPlace = { readonly component: number; readonly index: number };

/** An expression whose names and types are settled. `constant` is its value where it has one before any row is seen. */
export type BoundExpression = {
  readonly type: Type;
  readonly evaluate: (frame: Frame) => Value;
  readonly constant?: Value;
  readonly references: References;
  /** Another value each time: random(), NEWID(). */
  readonly volatile: boolean;
  /** Where a literal is written: a text that is no date is the literal's mistake, not the comparison's. */
  readonly literal?: Span;
  /** A bare column of the row at hand. */
  readonly column?: ColumnPlace;
};

/** What a hash join, an index or a sort needs to know of `left operator right`; conversions are part of both sides. */
export type BoundComparison = {
  readonly operator: '=' | '<' | '<=' | '>' | '>=';
  readonly left: BoundExpression;
  readonly right: BoundExpression;
  readonly compare: Comparison;
  readonly key: (value: Value) => Key;
  readonly type: Type;
};

/** A condition of WHERE, ON, HAVING, CASE. */
export type BoundCondition = {
  readonly test: (frame: Frame) => Truth;
  readonly references: References;
  readonly volatile: boolean;
  readonly span: Span;
  /** Joined by AND. */
  readonly parts?: readonly BoundCondition[];
  readonly comparison?: BoundComparison;
};

export const NO_REFERENCES: References = [];

/** What several expressions read together. */
export function joinReferences(all: readonly { readonly references: References }[]): References {
  const [first, ...others] = all.map((one) => one.references).filter((one) => one.length > 0);
  if (!first) return NO_REFERENCES;
  if (others.length === 0) return first;
  const joined = [...first];
  for (const other of others) {
    for (const [depth, bits] of other.entries()) joined[depth] = (joined[depth] ?? 0n) | bits;
  }
  return joined;
}

/** What a query reads from around it, given what its own expressions read. */
export function outward(references: References): References {
  return references.slice(1);
}

export function own({ references }: { readonly references: References }): bigint {
  return references[0] ?? 0n;
}

/** The conditions that an AND joins, or the one that is none. */
export function conjuncts(condition: BoundCondition): readonly BoundCondition[] {
  return condition.parts ? condition.parts.flatMap(conjuncts) : [condition];
}
