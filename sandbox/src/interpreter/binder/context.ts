import type { Catalogue, DatabaseState } from '../catalog/state.ts';
import type { Clause } from '../errors/complaint.ts';
import type { FunctionTable, TableFunctionTable } from '../functions/function.ts';
import type { Logical, RecursionPlan } from '../plan/logical.ts';
import type { Trace } from '../provenance/trace.ts';
import type { Run } from '../run/run.ts';
import type { Semantics, Typed } from '../semantics/semantics.ts';
import type { Call, Expression, Identifier } from '../tree/expressions.ts';
import type { Query } from '../tree/queries.ts';
import type { Type } from '../types/type.ts';
import type { Row } from '../values/value.ts';
import type { BoundCondition, BoundExpression, Frame, References } from './bound.ts';
import type { Scope, ScopeSource } from './scope.ts';

/** What a statement is bound in. */
export type BindContext = {
  /** The statement's text; spans point into it. */
  readonly sql: string;
  readonly state: DatabaseState;
  readonly semantics: Semantics;
  readonly catalogue: Catalogue;
  readonly functions: FunctionTable;
  readonly tableFunctions: TableFunctionTable;
  /** Names of functions that the dialect has and SQLTown lacks. */
  readonly unsupported: ReadonlySet<string>;
  readonly run: Run;
  /** A variable's type and value now, by its text as written: `@total`. */
  readonly variable?: (text: string) => Typed | null;
  /** Common tables that are in sight already: those of an INSERT around its SELECT. */
  readonly common?: CommonTables;
  /** Follows rows to their sources; without it nothing is followed, and nothing paid for it. */
  readonly trace?: Trace;
};

/** Rows that are computed when they are asked for. */
export type VirtualRelation = { readonly name: string; rows(): Iterable<Row> };

export type OutputColumn = {
  readonly name: string;
  readonly type: Type;
  /** The table's column that it is, unchanged: `buildings.name`. */
  readonly origin: string | null;
  /** A quoted literal of PostgreSQL that has no type yet. */
  readonly literal?: BoundExpression;
};

export type BoundQuery = {
  readonly columns: readonly OutputColumn[];
  readonly plan: Logical;
  /** What it reads from the queries around it; the first is the one right around it. */
  readonly references: References;
};

/** A common table in sight. */
export type CommonTable = {
  readonly name: string;
  readonly columns: readonly OutputColumn[];
  readonly plan: Logical;
  readonly references: References;
  /** The scope around its WITH. */
  readonly scope: Scope | null;
  /** A reference to itself: the rows of its last round. */
  readonly itself?: RecursionPlan;
};
/** By folded name. */
export type CommonTables = ReadonlyMap<string, CommonTable>;

/** Where an expression or a query stands: its clause, and the names in sight. */
export type Place = {
  readonly context: BindContext;
  readonly scope: Scope | null;
  readonly common: CommonTables;
  readonly clause: Clause;
  readonly bind: Binders;
  /** What calls of aggregates and window functions become here; null where they can't stand. */
  readonly gather: Gather | null;
  /** What a bare name stands for where no column has it: an item of the SELECT list. */
  readonly alias: ((name: Identifier) => Expression | null) | null;
  /** How many times over it is being searched for what real engines would say first is wrong. */
  readonly searches: number;
  /** Tables of this FROM that an ON can't see. */
  readonly outOfReach?: readonly ScopeSource[];
  /** The component that CONNECT BY fills; null without. */
  readonly hierarchy: number | null;
};

/** The rules that call each other: handed along, so that their files need not import each other. */
export type Binders = {
  value(expression: Expression, place: Place): BoundExpression;
  condition(expression: Expression, place: Place): BoundCondition;
  query(query: Query, place: Place): BoundQuery;
  /** Ready to be run as often as one likes, each time with the frame around it. */
  open(query: BoundQuery, context: BindContext): (outer: Frame | null) => Iterable<Row>;
};

/** Collects the aggregates and window calls of one SELECT; either answers with where the value will stand. */
export type Gather = {
  readonly aggregate: ((call: Call, place: Place) => BoundExpression) | null;
  readonly window: ((call: Call, place: Place) => BoundExpression) | null;
  /** GROUPING(a). */
  readonly grouping?: (call: Call, place: Place) => BoundExpression;
  /** Something bound already as a whole: a key of GROUP BY. */
  known(expression: Expression, place: Place): BoundExpression | null;
};
