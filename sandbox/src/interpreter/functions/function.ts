import type { Span } from '../lexer/token.ts';
import type { Run } from '../run/run.ts';
import type { Semantics } from '../semantics/semantics.ts';
import type { Type } from '../types/type.ts';
import type { Row, Value } from '../values/value.ts';

/** Where a call is bound: for types that depend on the dialect, and for pointing at it. */
export type CallSite = {
  readonly semantics: Semantics;
  /** Of the whole call, and of each argument. */
  readonly span: Span;
  readonly arguments: readonly Span[];
  /** Arguments that are constants, with their values; undefined elsewhere: a format model, a unit. */
  readonly constants: readonly (Value | undefined)[];
  /** GROUP_CONCAT(… SEPARATOR ', '). A separator that stands among the arguments is one of them. */
  readonly separator?: string;
};

/** What an argument is converted to before the call, by the dialect's implicit conversions; `any` stays as it is. */
export type Parameter = Type | 'any';

type Callable = {
  /** Upper case. */
  readonly name: string;
  readonly least: number;
  /** Infinity for any number. */
  readonly most: number;
  /** The last one stands for all that follow; none: all `any`. */
  readonly parameters?: readonly Parameter[];
  /**
   * Arguments that are words, not expressions: the unit of DATEADD(month, …). The binder takes the name of the
   * column reference that the parser made of it, upper case, as a constant text.
   */
  readonly words?: readonly number[];
  /** Arguments that are conditions, and reach the call as true, false or null in every dialect: IIF's first. */
  readonly conditions?: readonly number[];
  /** May, or must, be called without parentheses: CURRENT_DATE, SYSDATE. Such a name resolves after all columns. */
  readonly bare?: 'may' | 'must';
  /** @throws SqlFailure where the arguments don't fit. */
  type(args: readonly Type[], site: CallSite): Type;
};

export type ScalarFunction = Callable & {
  readonly kind: 'scalar';
  /** Otherwise one NULL argument makes the call NULL, and `evaluate` never sees it. */
  readonly takesNull?: boolean;
  /** Gives another value with each call: not a constant, even without arguments. */
  readonly volatile?: boolean;
  /** Binds types once, so that evaluation doesn't look at them again. */
  bind(args: readonly Type[], site: CallSite): (values: readonly Value[], run: Run) => Value;
  /** Where there is one, used in place of `bind`: evaluates only the arguments that it needs, as COALESCE does. */
  bindLazily?(args: readonly Type[], site: CallSite): (argument: (index: number) => Value, run: Run) => Value;
};

/**
 * Collects the values of a group. Rows whose first argument is NULL are passed over unless `takesNull`; FILTER and
 * DISTINCT have been applied; rows come in the order of the call's ORDER BY or WITHIN GROUP. COUNT(*) adds `[]`.
 * More may be added after a result: a growing frame needs no new one.
 */
export type Accumulator = {
  add(values: readonly Value[]): void;
  result(): Value;
};

export type AggregateFunction = Callable & {
  readonly kind: 'aggregate';
  readonly takesNull?: boolean;
  /** May be called with `*`, whatever `least` says: no arguments then. */
  readonly star?: boolean;
  /**
   * `needed`: an ordered-set aggregate (PERCENTILE_CONT): the sort keys follow its own arguments, among the types and
   * in each `add`; `least` and `most` don't count them. `may`: rows only come sorted (LISTAGG). Without: an error.
   */
  readonly withinGroup?: 'needed' | 'may';
  /** Only with OVER: T-SQL's PERCENTILE_CONT. */
  readonly overNeeded?: boolean;
  /** Only these rows made the result: MIN and MAX. Otherwise all rows of the group did. */
  readonly witness?: 'least' | 'greatest';
  start(args: readonly Type[], site: CallSite): (run: Run) => Accumulator;
};

/** The rows of a partition, in order, as a window function sees them. */
export type WindowRows = {
  readonly size: number;
  /** The value of the call's argument at a row of the partition, from 0. */
  argument(index: number, row: number): Value;
  /** First row of the peers of this row, and the row behind its last peer. */
  peers(row: number): { readonly start: number; readonly end: number };
  /** How many groups of peers begin at or before this row. */
  peerGroup(row: number): number;
  /** Rows of the frame of this row in order; what EXCLUDE takes out is not among them. */
  frame(row: number): readonly number[];
};

export type WindowFunction = Callable & {
  readonly kind: 'window';
  /** The value of the call at each row of the partition. `nulls` as IGNORE or RESPECT NULLS say. */
  evaluate(
    rows: WindowRows,
    options: {
      readonly nulls: 'IGNORE' | 'RESPECT' | null;
      readonly fromLast?: boolean;
      readonly types: readonly Type[];
    },
    run: Run,
  ): Value[];
};

export type SqlFunction = ScalarFunction | AggregateFunction | WindowFunction;
/**
 * By upper-case name. An aggregate may be called with OVER as well. `MAX()` is what MAX of several values is where it
 * is no aggregate: SQLite's.
 */
export type FunctionTable = ReadonlyMap<string, SqlFunction>;

/** A function that stands in FROM: `generate_series(1, 5)`. Its rows have no source rows of their own. */
export type TableFunction = Callable & {
  readonly kind: 'table';
  /** One NULL argument otherwise means no rows. */
  readonly takesNull?: boolean;
  /** Its columns; a single one is named after the table's alias in PostgreSQL. `type` is the first one's. */
  columns(args: readonly Type[], site: CallSite): readonly { readonly name: string; readonly type: Type }[];
  bind(args: readonly Type[], site: CallSite): (values: readonly Value[], run: Run) => Iterable<Row>;
};
export type TableFunctionTable = ReadonlyMap<string, TableFunction>;
