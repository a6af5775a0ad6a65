import type { Call, Expression, Identifier, Name, Node, Row, Window } from './expressions.ts';

export type SortKey = Node<'sort-key'> & {
  readonly expression: Expression;
  readonly direction: 'ASC' | 'DESC' | null;
  readonly nulls: 'FIRST' | 'LAST' | null;
};

export type CommonTable = Node<'common-table'> & {
  readonly name: Identifier;
  readonly columns: readonly Identifier[];
  readonly materialized: 'MATERIALIZED' | 'NOT MATERIALIZED' | null;
  readonly query: Query;
};
export type With = Node<'with'> & { readonly recursive: boolean; readonly tables: readonly CommonTable[] };

export type Limit = Node<'limit'> & {
  readonly form: 'limit' | 'comma' | 'fetch';
  readonly count: Expression | null;
  readonly offset: Expression | null;
  readonly percent: boolean;
  readonly ties: boolean;
};

/** A query with what surrounds it: common tables, order, cut. */
export type Query = Node<'query'> & {
  readonly with: With | null;
  readonly body: QueryBody;
  readonly orderBy: readonly SortKey[];
  /** Oracle's ORDER SIBLINGS BY. */
  readonly siblings: boolean;
  readonly limit: Limit | null;
  /** What stands behind FOR: UPDATE, SHARE, UPDATE SKIP LOCKED. */
  readonly locking: string | null;
  /** The number of T-SQL's OPTION (MAXRECURSION 100). */
  readonly maxRecursion: string | null;
};
/** A body alone, with nothing around it. */
export function queryOf(body: QueryBody): Query {
  const bare = { with: null, orderBy: [], siblings: false, limit: null, locking: null, maxRecursion: null };
  return { type: 'query', ...bare, body, span: body.span };
}

/** A query as an operand stands in parentheses. */
export type QueryBody = Select | Values | SetOperation | Query;

export type SetOperation = Node<'set-operation'> & {
  readonly operator: 'UNION' | 'INTERSECT' | 'EXCEPT' | 'MINUS';
  readonly all: boolean;
  readonly left: QueryBody;
  readonly right: QueryBody;
};
export type Values = Node<'values'> & { readonly rows: readonly Row[] };

export type SelectItem = Node<'select-item'> & {
  readonly expression: Expression;
  readonly alias: Identifier | null;
  /** The variable that T-SQL's SELECT @n = … sets. */
  readonly assigns: string | null;
};
export type Top = Node<'top'> & {
  readonly count: Expression;
  readonly percent: boolean;
  readonly ties: boolean;
};
export type Select = Node<'select'> & {
  readonly distinct: boolean;
  readonly distinctOn: readonly Expression[];
  readonly top: Top | null;
  readonly items: readonly SelectItem[];
  /** The table that SELECT … INTO makes. */
  readonly into: Name | null;
  readonly from: readonly TableSource[];
  readonly where: Expression | null;
  readonly hierarchy: Hierarchy | null;
  readonly groupBy: GroupBy | null;
  readonly having: Expression | null;
  readonly windows: readonly NamedWindow[];
};
/** CONNECT BY. */
export type Hierarchy = Node<'hierarchy'> & {
  readonly startWith: Expression | null;
  readonly connectBy: Expression;
  readonly nocycle: boolean;
};
export type GroupBy = Node<'group-by'> & {
  readonly items: readonly GroupingItem[];
  readonly withRollup: boolean;
};
export type GroupingItem = Expression | GroupingSet;
export type GroupingSet = Node<'grouping-set'> & {
  readonly kind: 'ROLLUP' | 'CUBE' | 'GROUPING SETS';
  readonly items: readonly GroupingItem[];
};
export type NamedWindow = Node<'named-window'> & { readonly name: Identifier; readonly window: Window };

export type TableSource = TableReference | DerivedTable | TableFunction | Join;
type Aliased = { readonly alias: Identifier | null; readonly columns: readonly Identifier[] };
export type TableReference = Node<'table'> & Aliased & { readonly name: Name };
export type DerivedTable = Node<'derived-table'> &
  Aliased & { readonly query: Query; readonly lateral: boolean };
export type TableFunction = Node<'table-function'> &
  Aliased & { readonly call: Call; readonly lateral: boolean };
export type Join = Node<'join'> & {
  readonly kind: 'INNER' | 'LEFT' | 'RIGHT' | 'FULL' | 'CROSS' | 'CROSS APPLY' | 'OUTER APPLY';
  readonly natural: boolean;
  readonly left: TableSource;
  readonly right: TableSource;
  readonly on: Expression | null;
  readonly using: readonly Identifier[];
};
