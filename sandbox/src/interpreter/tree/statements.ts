import type { Definition } from './definitions.ts';
import type { Expression, Identifier, Name, Node, TypeName } from './expressions.ts';
import type { Query, SelectItem, TableSource, Top, With, Limit, SortKey } from './queries.ts';

export type Statement = Query | Change | Definition | Control;

/** What writes rows. */
export type Change = Insert | Update | Delete | Merge;

/** `a = 1`, or `(a, b) = (SELECT …)` where the dialect has it. */
export type Assignment = Node<'assignment'> & {
  readonly targets: readonly Name[];
  readonly value: Expression;
};

/** What a change answers with: RETURNING, or T-SQL's OUTPUT. */
export type Returning = Node<'returning'> & {
  readonly word: 'RETURNING' | 'OUTPUT';
  readonly items: readonly SelectItem[];
};

export type Insert = Node<'insert'> & {
  readonly with: With | null;
  readonly verb: 'INSERT' | 'REPLACE';
  /** SQLite's INSERT OR …, MySQL's INSERT IGNORE. */
  readonly onError: 'IGNORE' | 'REPLACE' | 'ABORT' | 'FAIL' | 'ROLLBACK' | null;
  readonly into: Name;
  readonly alias: Identifier | null;
  readonly columns: readonly Identifier[];
  readonly source: Query | DefaultValues | readonly Assignment[];
  readonly onConflict: OnConflict | null;
  readonly returning: Returning | null;
};
export type DefaultValues = Node<'default-values'>;
/** ON CONFLICT, and ON DUPLICATE KEY UPDATE, whose target is any key. */
export type OnConflict = Node<'on-conflict'> & {
  readonly form: 'conflict' | 'duplicate-key';
  readonly keys: readonly Expression[];
  readonly keysWhere: Expression | null;
  readonly constraint: Identifier | null;
  /** None: DO NOTHING. */
  readonly assignments: readonly Assignment[];
  readonly where: Expression | null;
};

export type Update = Node<'update'> & {
  readonly with: With | null;
  readonly top: Top | null;
  readonly onError: Insert['onError'];
  /** One table, or joins in MySQL. */
  readonly target: TableSource;
  readonly assignments: readonly Assignment[];
  readonly from: readonly TableSource[];
  readonly where: Expression | null;
  readonly orderBy: readonly SortKey[];
  readonly limit: Limit | null;
  readonly returning: Returning | null;
};

export type Delete = Node<'delete'> & {
  readonly with: With | null;
  readonly top: Top | null;
  /** The table; or what `from` calls the tables that lose rows. */
  readonly targets: readonly TableSource[];
  readonly from: readonly TableSource[];
  readonly form: 'plain' | 'using' | 'from';
  readonly where: Expression | null;
  readonly orderBy: readonly SortKey[];
  readonly limit: Limit | null;
  readonly returning: Returning | null;
};

export type Merge = Node<'merge'> & {
  readonly with: With | null;
  readonly into: TableSource;
  readonly using: TableSource;
  readonly on: Expression;
  readonly branches: readonly MergeBranch[];
  readonly returning: Returning | null;
};
export type MergeBranch = Node<'merge-branch'> & {
  readonly when: 'MATCHED' | 'NOT MATCHED' | 'NOT MATCHED BY SOURCE';
  readonly condition: Expression | null;
  readonly action: MergeAction;
};
export type MergeAction =
  | (Node<'merge-update'> & {
      readonly assignments: readonly Assignment[];
      /** Oracle's WHERE and DELETE WHERE behind the assignments. */
      readonly where: Expression | null;
      readonly deleteWhere: Expression | null;
    })
  | Node<'merge-delete'>
  | Node<'merge-nothing'>
  | (Node<'merge-insert'> & {
      readonly columns: readonly Identifier[];
      readonly values: readonly Expression[];
      readonly where: Expression | null;
    });

/** What steers the session: transactions, settings, questions about the schema. */
export type Control =
  | Transaction
  | SetTransaction
  | SetVariable
  | SetOption
  | Declare
  | Show
  | Describe
  | Explain
  | Use;

export type Transaction = Node<'transaction'> & {
  readonly action: 'BEGIN' | 'COMMIT' | 'ROLLBACK' | 'SAVEPOINT' | 'RELEASE' | 'ROLLBACK TO';
  readonly savepoint: Identifier | null;
  /** READ ONLY, ISOLATION LEVEL SERIALIZABLE, IMMEDIATE. */
  readonly modes: readonly string[];
};
/** SET TRANSACTION, with at least one mode. */
export type SetTransaction = Node<'set-transaction'> & {
  readonly scope: string;
  readonly modes: readonly string[];
};
export type SetVariable = Node<'set'> & {
  /** SESSION, LOCAL, GLOBAL; '' where none is written. */
  readonly scope: string;
  readonly name: string;
  readonly value: Expression;
  /** What the same SET sets besides: SET @a = 1, @b = 2. */
  readonly others: readonly SetVariable[];
};
/** T-SQL's SET NOCOUNT ON, SET IDENTITY_INSERT people ON; MySQL's SET NAMES utf8mb4. */
export type SetOption = Node<'set-option'> & {
  readonly name: string;
  readonly of: Name | null;
  readonly value: string;
};
/** T-SQL's DECLARE @n int = 3. */
export type Declare = Node<'declare'> & { readonly variables: readonly DeclaredVariable[] };
export type DeclaredVariable = Node<'declared-variable'> & {
  readonly name: string;
  readonly dataType: TypeName;
  readonly value: Expression | null;
};
/** The words behind SHOW, in upper case where they are not quoted: TABLES, COLUMNS FROM buildings. */
export type Show = Node<'show'> & {
  readonly what: string;
  readonly of: Name | null;
  readonly like: Expression | null;
  readonly where: Expression | null;
};
export type Describe = Node<'describe'> & { readonly table: Name; readonly column: Identifier | null };
export type Explain = Node<'explain'> & {
  readonly form: 'EXPLAIN' | 'EXPLAIN QUERY PLAN' | 'EXPLAIN ANALYZE' | 'EXPLAIN PLAN FOR';
  readonly statement: Statement;
};
export type Use = Node<'use'> & { readonly database: Identifier };
