/** Where in the statement a name or a call stands; several dialects say it. */
export type Clause =
  | 'SELECT'
  | 'FROM'
  | 'ON'
  | 'WHERE'
  | 'GROUP BY'
  | 'HAVING'
  | 'ORDER BY'
  | 'VALUES'
  | 'SET'
  | 'RETURNING'
  | 'CHECK'
  | 'DEFAULT'
  | 'LIMIT'
  | 'WINDOW';

/** What was being done: MERGE and others count as one of these. */
type Verb = 'INSERT' | 'UPDATE' | 'DELETE' | 'MERGE';

/** What can be wrong with a statement that parses; each dialect has its number and its words for it. */
export type Complaint =
  // Names
  | { readonly kind: 'unknown-table'; readonly name: string; readonly known: readonly string[] }
  | {
      readonly kind: 'unknown-column';
      readonly name: string;
      /** The table or alias that it was asked of, as written. */
      readonly qualifier: string | null;
      readonly clause: Clause;
      /** It stands in quotes. */
      readonly isQuoted?: boolean;
    }
  /** A qualifier that names no table of this query. */
  | {
      readonly kind: 'unknown-qualifier';
      /** A table of that name is there, under an alias or out of reach. */
      readonly isHidden?: boolean;
      readonly qualifier: string;
      readonly column: string;
      readonly clause: Clause;
    }
  | { readonly kind: 'ambiguous-column'; readonly name: string; readonly clause: Clause }
  | {
      readonly kind: 'duplicate-alias';
      readonly name: string;
      /** It is an alias, not a table's own name; true where it isn't said. */
      readonly isAlias?: boolean;
    }
  | { readonly kind: 'alias-needed' }
  | { readonly kind: 'unknown-function'; readonly name: string; readonly types: readonly string[] }
  | {
      readonly kind: 'wrong-argument-count';
      readonly name: string;
      readonly given: number;
      readonly types?: readonly string[];
      /** How many it takes, where that is known. */
      readonly least?: number;
      readonly most?: number;
    }
  | { readonly kind: 'unknown-type'; readonly name: string }
  | { readonly kind: 'unknown-variable'; readonly name: string }
  | { readonly kind: 'unknown-constraint'; readonly name: string; readonly table: string }
  | { readonly kind: 'unknown-index'; readonly name: string; readonly table: string | null }
  | { readonly kind: 'unknown-sequence'; readonly name: string }
  | { readonly kind: 'unknown-view'; readonly name: string }
  | { readonly kind: 'unknown-database'; readonly name: string }
  | { readonly kind: 'unknown-savepoint'; readonly name: string }
  | { readonly kind: 'unknown-collation'; readonly name: string }
  | { readonly kind: 'no-collation'; readonly type: string }
  | { readonly kind: 'duplicate-table'; readonly name: string }
  | {
      readonly kind: 'duplicate-column';
      readonly name: string;
      readonly table: string;
      /** ALTER TABLE adds it. */
      readonly isAdded?: boolean;
    }
  | { readonly kind: 'duplicate-index'; readonly name: string }
  | { readonly kind: 'duplicate-constraint'; readonly name: string }
  /** DROP of what isn't there; the words differ from those of a query. */
  | {
      readonly kind: 'drop-unknown';
      readonly what: 'TABLE' | 'VIEW' | 'INDEX' | 'SEQUENCE' | 'TYPE';
      readonly name: string;
    }
  /** A foreign key to a table that isn't there. */
  | {
      readonly kind: 'unknown-parent';
      readonly parent: string;
      readonly constraint: string;
      /** Whose foreign key it is. */
      readonly table: string;
    }
  | { readonly kind: 'duplicate-type'; readonly name: string }
  | { readonly kind: 'duplicate-variable'; readonly name: string }
  // Shape
  | {
      readonly kind: 'not-grouped';
      readonly column: string;
      readonly table: string | null;
      readonly clause: Clause;
      readonly position: number;
      /** There is no GROUP BY at all. */
      readonly isAlone?: boolean;
    }
  | { readonly kind: 'aggregate-not-allowed'; readonly name: string; readonly clause: Clause }
  | { readonly kind: 'nested-aggregate'; readonly name: string }
  | { readonly kind: 'window-not-allowed'; readonly name: string; readonly clause: Clause }
  | { readonly kind: 'unknown-window'; readonly name: string }
  | { readonly kind: 'over-needed'; readonly name: string }
  | { readonly kind: 'subquery-columns'; readonly wanted: number; readonly given: number }
  | { readonly kind: 'subquery-rows' }
  | { readonly kind: 'set-columns'; readonly operator: string; readonly left: number; readonly right: number }
  | {
      readonly kind: 'order-position';
      readonly position: number;
      readonly columns: number;
      readonly clause: Clause;
    }
  | {
      readonly kind: 'order-not-selected';
      /** Which key, from 1; and its column where it is one. */
      readonly position?: number;
      readonly column?: string;
    }
  | {
      readonly kind: 'common-table-columns';
      readonly name: string;
      readonly wanted: number;
      readonly given: number;
    }
  | { readonly kind: 'values-columns'; readonly wanted: number; readonly given: number }
  | {
      readonly kind: 'insert-columns';
      readonly columns: number;
      readonly values: number;
      readonly table: string;
      /** Columns were named. */
      readonly isListed?: boolean;
      /** Which row of VALUES, from 1. */
      readonly row?: number;
    }
  | { readonly kind: 'recursion-shape'; readonly name: string }
  /** A recursive common table goes on beyond the rounds that the dialect allows. */
  | { readonly kind: 'recursion-limit'; readonly limit: number }
  | { readonly kind: 'connect-loop' }
  /** SELECT * without FROM. */
  | { readonly kind: 'star-without-from' }
  | { readonly kind: 'negative-limit' }
  // Types and values
  | {
      readonly kind: 'operator-types';
      readonly operator: string;
      readonly left: string | null;
      readonly right: string;
    }
  /** In T-SQL the operator `clash` says that the types themselves don't meet. */
  | {
      readonly kind: 'incomparable';
      readonly left: string;
      readonly right: string;
      readonly operator: string;
    }
  | { readonly kind: 'not-a-condition'; readonly type: string; readonly clause: Clause }
  | {
      readonly kind: 'types-do-not-match';
      readonly what: string;
      readonly left: string;
      readonly right: string;
    }
  | { readonly kind: 'cannot-cast'; readonly from: string; readonly to: string }
  /** T-SQL: the pair of types has no conversion here; `implicit`: CONVERT would do it. */
  | {
      readonly kind: 'cannot-convert';
      readonly from: string;
      readonly to: string;
      readonly implicit?: boolean;
    }
  /** With a column where the text was on its way into one. */
  | {
      readonly kind: 'invalid-text';
      readonly type: string;
      readonly text: string;
      readonly column?: string;
      readonly table?: string;
      /** MySQL: its beginning was read, and the rest cut off; in capitals it is a number's. */
      readonly isCut?: boolean;
      /** The text's own type, where the dialect names it. */
      readonly from?: string;
    }
  /** MySQL: only the beginning of a text is a number, or a text is no member of an ENUM. */
  | { readonly kind: 'truncated'; readonly column: string; readonly value: string }
  /** A number as written that no type holds. */
  | { readonly kind: 'illegal-number'; readonly type: string; readonly text: string }
  /** A format model or style that doesn't fit the text or isn't one. */
  | { readonly kind: 'invalid-format'; readonly what: string; readonly text: string }
  /** `what` is the whole message where `code`, the dialect's own number for it, is known. */
  | {
      readonly kind: 'invalid-argument';
      readonly name: string;
      readonly what: string;
      readonly code?: string;
    }
  | {
      readonly kind: 'out-of-range';
      readonly type: string;
      readonly value: string;
      readonly column: string | null;
    }
  | { readonly kind: 'division-by-zero' }
  | {
      readonly kind: 'too-long';
      readonly column: string | null;
      readonly table: string | null;
      readonly length: number;
      readonly given: number;
      readonly type: string;
      readonly value: string;
    }
  | {
      readonly kind: 'assign-type';
      readonly column: string;
      readonly columnType: string;
      readonly valueType: string;
    }
  // Constraints
  | {
      readonly kind: 'not-null';
      readonly column: string;
      readonly table: string;
      readonly row: string;
      readonly verb: 'INSERT' | 'UPDATE';
    }
  | { readonly kind: 'no-default'; readonly column: string; readonly table: string }
  | {
      readonly kind: 'duplicate-key';
      readonly constraint: string;
      readonly table: string;
      readonly columns: readonly string[];
      readonly values: readonly string[];
      readonly primary: boolean;
      /** Of CREATE UNIQUE INDEX, not of a constraint. */
      readonly isIndex?: boolean;
      /** The rows were there before the rule. */
      readonly isExisting?: boolean;
    }
  | {
      readonly kind: 'parent-missing';
      readonly constraint: string;
      readonly table: string;
      readonly columns: readonly string[];
      readonly values: readonly string[];
      readonly parent: string;
      readonly parentColumns: readonly string[];
      readonly verb?: Verb;
    }
  | {
      readonly kind: 'child-exists';
      readonly constraint: string;
      readonly table: string;
      readonly columns: readonly string[];
      readonly values: readonly string[];
      readonly child: string;
      readonly childColumns: readonly string[];
      readonly verb?: Verb;
      /** RESTRICT, not NO ACTION. */
      readonly isRestricted?: boolean;
    }
  | {
      readonly kind: 'check-failed';
      readonly constraint: string;
      readonly table: string;
      readonly row: string;
      readonly verb?: Verb;
      /** The only column that it is about. */
      readonly column?: string;
      /** The rows were there before the rule. */
      readonly isExisting?: boolean;
    }
  | {
      readonly kind: 'generated-column';
      readonly column: string;
      readonly table: string;
      readonly verb?: 'INSERT' | 'UPDATE';
    }
  | { readonly kind: 'identity-insert'; readonly column: string; readonly table: string }
  | {
      readonly kind: 'table-in-use';
      readonly table: string;
      readonly by: string;
      readonly constraint: string;
    }
  /** TRUNCATE of a table that another refers to. */
  | {
      readonly kind: 'truncate-in-use';
      readonly table: string;
      readonly by: string;
      readonly constraint: string;
    }
  /** DROP INDEX of what holds a primary key or a unique constraint. */
  | { readonly kind: 'index-of-constraint'; readonly name: string; readonly table: string }
  /** A key can't go: a foreign key of this name refers to it. */
  | {
      readonly kind: 'constraint-in-use';
      readonly constraint: string;
      readonly table: string;
      readonly by: string;
    }
  /** A column can't go: a key, an index or a constraint of this name needs it. */
  | {
      readonly kind: 'column-in-use';
      readonly column: string;
      readonly table: string;
      readonly by: string;
      readonly holder?: 'PRIMARY KEY' | 'UNIQUE' | 'INDEX';
    }
  /** ALTER makes a column NOT NULL, and rows hold NULL there. */
  | {
      readonly kind: 'not-null-existing';
      readonly column: string;
      readonly table: string;
      /** ADD COLUMN, not a change of one that is there. */
      readonly isAdded?: boolean;
    }
  /** Oracle: a column's type changes only while it is empty. */
  | { readonly kind: 'column-not-empty'; readonly column: string; readonly table: string }
  | { readonly kind: 'identity-update'; readonly column: string; readonly table: string }
  /** T-SQL with IDENTITY_INSERT ON: the column must be named. */
  | { readonly kind: 'identity-needed'; readonly table: string }
  /** T-SQL's SET IDENTITY_INSERT: the table has no identity; or another one is open already. */
  | { readonly kind: 'no-identity'; readonly table: string }
  | { readonly kind: 'identity-insert-open'; readonly table: string; readonly open: string }
  /** MySQL: one AUTO_INCREMENT a table, and it must be a key. */
  | { readonly kind: 'auto-column-key' }
  /** T-SQL: a table must not be reached by two cascading ways. */
  | { readonly kind: 'cascade-paths'; readonly constraint: string; readonly table: string }
  /** MySQL: a change that reads its own table in a subquery. */
  | { readonly kind: 'target-in-subquery'; readonly table: string }
  /** currval before nextval. */
  | { readonly kind: 'sequence-unused'; readonly name: string }
  | { readonly kind: 'sequence-exhausted'; readonly name: string }
  /** ON CONFLICT DO UPDATE meets a row that the same statement has touched. */
  | { readonly kind: 'conflict-twice' }
  | { readonly kind: 'no-unique-for-conflict' }
  | { readonly kind: 'merge-twice' }
  /** Oracle: MERGE won't set what ON compares. */
  | { readonly kind: 'merge-on-column'; readonly column: string; readonly table: string }
  | {
      readonly kind: 'column-twice';
      readonly name: string;
      /** In SET, not in a list of columns. */
      readonly isAssigned?: boolean;
    }
  /** SQLite's WITHOUT ROWID. */
  | { readonly kind: 'no-primary-key'; readonly table: string }
  | { readonly kind: 'several-primary-keys'; readonly table: string }
  | { readonly kind: 'not-a-table'; readonly name: string; readonly verb: string }
  | {
      readonly kind: 'unusable-reference';
      readonly table: string;
      readonly parent: string;
      readonly columns: readonly string[];
    }
  // Transactions
  | { readonly kind: 'transaction-open' }
  | { readonly kind: 'no-transaction'; readonly verb: string }
  | { readonly kind: 'transaction-failed' };
