import type { BoundCondition, BoundExpression, Frame, References } from '../binder/bound.ts';
import type { VirtualRelation } from '../binder/context.ts';
import type { Table } from '../catalog/state.ts';
import type { Accumulator, WindowRows } from '../functions/function.ts';
import type { Run } from '../run/run.ts';
import type { Comparison, Conversion, Key } from '../semantics/semantics.ts';
import type { Row, Value } from '../values/value.ts';

/** What a query means, before it is decided how its rows are found. Every plan gives rows of `width` columns. */
export type Logical =
  | SelectPlan
  | ValuesPlan
  | SetPlan
  | OrderedPlan
  | CommonPlan
  | RecursivePlan
  | RecursionPlan;

/** What stands in FROM. Each leaf fills one component of the row at hand. */
export type Relation = TableLeaf | VirtualLeaf | DerivedLeaf | CallLeaf | JoinRelation;
type Leaf = {
  readonly component: number;
  /** As the query calls it. */
  readonly name: string;
  readonly width: number;
};
export type TableLeaf = Leaf & {
  readonly kind: 'table';
  readonly table: Table;
  /** The row's id stands behind its columns: rowid. Set when something is found to ask for it. */
  identity: boolean;
};
export type VirtualLeaf = Leaf & { readonly kind: 'virtual'; readonly relation: VirtualRelation };
export type DerivedLeaf = Leaf & {
  readonly kind: 'derived';
  readonly plan: Logical;
  /** It may read the sources to its left: its frame around it is this query's own. */
  readonly lateral: boolean;
  /** What it reads of this query's row, and of those around. */
  readonly references: References;
};
export type CallLeaf = Leaf & {
  readonly kind: 'call';
  readonly rows: (frame: Frame) => Iterable<Row>;
  readonly references: References;
};
export type JoinRelation = {
  readonly kind: 'join';
  readonly join: 'INNER' | 'LEFT' | 'RIGHT' | 'FULL';
  readonly left: Relation;
  readonly right: Relation;
  readonly on: readonly BoundCondition[];
};

export type SelectPlan = {
  readonly kind: 'select';
  readonly width: number;
  readonly from: Relation | null;
  readonly where: readonly BoundCondition[];
  /** Where Oracle's ROWNUM stands: [number]. */
  readonly rowNumber: number | null;
  readonly hierarchy: HierarchyPlan | null;
  readonly grouping: GroupingPlan | null;
  readonly having: readonly BoundCondition[];
  readonly windows: readonly WindowPlan[];
  /** The component of the row at hand that holds the values of `windows`. */
  readonly windowComponent: number;
  /** The columns of the result, and behind them what else it is sorted by. */
  readonly outputs: readonly BoundExpression[];
  readonly distinct: readonly KeyAt[] | null;
  readonly order: readonly SortAt[];
  /** DISTINCT ON: the first row of each, by these outputs. */
  readonly distinctOn: readonly KeyAt[] | null;
  readonly cut: Cut | null;
};

/** A column of a row, and what its values are known by. */
export type KeyAt = { readonly index: number; readonly key: (value: Value) => Key };
export type SortAt = { readonly index: number } & Sorting;
export type Sorting = {
  readonly compare: Comparison;
  readonly descending: boolean;
  readonly nullsFirst: boolean;
};
export type Cut = {
  readonly offset: ((frame: Frame) => number) | null;
  /** Infinity where nothing is cut. */
  readonly count: ((frame: Frame) => number) | null;
  readonly percent: boolean;
  readonly ties: boolean;
  readonly references: References;
};

export type GroupingPlan = {
  readonly keys: readonly BoundExpression[];
  readonly keyOf: readonly ((value: Value) => Key)[];
  /** One for each grouping set: which keys it groups by. */
  readonly sets: readonly (readonly number[])[];
  readonly aggregates: readonly AggregatePlan[];
  /** Values of one row of the group: the first, or the witness of `carriedFrom`. */
  readonly carried: readonly BoundExpression[];
  readonly carriedFrom: number | null;
  /** A group that no key tells from others is there even of no rows; but WITH ROLLUP of MySQL sums up nothing. */
  readonly always: boolean;
};
export type AggregatePlan = {
  readonly name: string;
  readonly start: (run: Run) => Accumulator;
  readonly arguments: readonly BoundExpression[];
  readonly takesNull: boolean;
  readonly distinct: readonly ((value: Value) => Key)[] | null;
  readonly filter: BoundCondition | null;
  readonly order: readonly SortBy[];
  readonly witness: 'least' | 'greatest' | null;
  /** How the first argument compares, where there is a witness. */
  readonly compare: Comparison | null;
};
export type SortBy = { readonly value: BoundExpression } & Sorting;

export type WindowPlan = {
  readonly name: string;
  /** Sorted as well: its parts come one behind the other. */
  readonly partition: readonly (SortBy & { readonly key: (value: Value) => Key })[];
  readonly order: readonly SortBy[];
  readonly frame: FramePlan;
  readonly arguments: readonly BoundExpression[];
  readonly compute: WindowCompute;
};
export type WindowCompute =
  | { readonly kind: 'aggregate'; readonly aggregate: AggregatePlan }
  | {
      readonly kind: 'function';
      readonly evaluate: (rows: WindowRows, run: Run) => Value[];
    };
export type FramePlan = {
  readonly unit: 'ROWS' | 'RANGE' | 'GROUPS';
  readonly start: BoundPlan;
  readonly end: BoundPlan;
  readonly exclude: 'CURRENT ROW' | 'GROUP' | 'TIES' | null;
};
export type BoundPlan = {
  readonly at: 'UNBOUNDED PRECEDING' | 'UNBOUNDED FOLLOWING' | 'CURRENT ROW' | 'PRECEDING' | 'FOLLOWING';
  /** ROWS and GROUPS: how many. */
  readonly count: ((frame: Frame) => number) | null;
  /** RANGE: the sort key's value moved by the distance; null where the key is NULL. */
  readonly moved: ((frame: Frame) => Value) | null;
};

export type HierarchyPlan = {
  /** The component that holds [LEVEL, leaf?, cycle?, prior row, root row, path]. */
  readonly component: number;
  readonly startWith: BoundCondition | null;
  readonly connectBy: readonly BoundCondition[];
  /** A row among its own ancestors is a loop. Only PRIOR can make one: CONNECT BY LEVEL <= 5 repeats a row and means it. */
  readonly onLoop: 'fail' | 'leave out' | 'go on';
  readonly siblings: readonly SortBy[];
};

export type ValuesPlan = {
  readonly kind: 'values';
  readonly width: number;
  readonly rows: readonly (readonly BoundExpression[])[];
};
export type SetPlan = {
  readonly kind: 'set';
  readonly width: number;
  readonly operator: 'UNION' | 'INTERSECT' | 'EXCEPT';
  readonly all: boolean;
  readonly left: Logical;
  readonly right: Logical;
  readonly leftConvert: readonly (Conversion | null)[];
  readonly rightConvert: readonly (Conversion | null)[];
  readonly keys: readonly KeyAt[];
};
/** ORDER BY and cut around what is no SELECT of its own. */
export type OrderedPlan = {
  readonly kind: 'ordered';
  readonly width: number;
  readonly input: Logical;
  readonly order: readonly SortAt[];
  readonly cut: Cut | null;
};
/** A common table, computed once where it stands alone. */
export type CommonPlan = {
  readonly kind: 'common';
  readonly width: number;
  readonly name: string;
  readonly of: { readonly plan: Logical; readonly references: References };
  /** How many queries further out the WITH stands. */
  readonly depth: number;
};
export type RecursivePlan = {
  readonly kind: 'recursive';
  readonly width: number;
  readonly name: string;
  readonly first: Logical;
  readonly again: Logical;
  readonly firstConvert: readonly (Conversion | null)[];
  readonly againConvert: readonly (Conversion | null)[];
  /** UNION, not UNION ALL: a row comes once. */
  readonly keys: readonly KeyAt[] | null;
  readonly rounds: {
    readonly most: number;
    readonly onMore: 'fail' | 'stop';
    /** As the error says it. */
    readonly said: number;
  } | null;
  /** What whole rows are known by. */
  readonly allKeys: readonly KeyAt[];
  /** A round like one before would go on for ever: Oracle says so. */
  readonly detectsCycles: boolean;
  /** It reads the rows of a query around it. */
  readonly correlated: boolean;
  /** Where the rows of the last round are handed to `again`. */
  readonly working: WorkingTable;
};
/** The reference to itself inside a recursive common table. */
export type RecursionPlan = {
  readonly kind: 'recursion';
  readonly width: number;
  readonly name: string;
  readonly working: WorkingTable;
};
export type WorkingTable = { rows: readonly Row[] };
