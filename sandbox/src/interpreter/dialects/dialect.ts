export const DIALECT_NAMES = ['sqlite', 'postgresql', 'mysql', 'mariadb', 'mssql', 'oracle'] as const;
export type DialectName = (typeof DIALECT_NAMES)[number];

/** What a prefixed or bare string stands for. */
export type StringForm = 'plain' | 'escaped' | 'national' | 'hex' | 'bits' | 'delimited';

/** How characters become tokens. Every pattern is sticky and linear. */
export type LexicalRules = {
  /** Quotes around a name; the first pair is the dialect's own. */
  readonly nameQuotes: readonly (readonly [open: string, close: string])[];
  /** Quotes around a string; inside, a doubled quote stands for itself. */
  readonly stringQuotes: readonly string[];
  /** A backslash escapes in plain strings. */
  readonly backslash: boolean;
  /** Upper-case letters that may stand right before a single quote. */
  readonly stringPrefixes: Readonly<Record<string, StringForm>>;
  readonly dollarQuotes: boolean;
  readonly lineComments: readonly string[];
  /** `--` opens a comment only before a space. */
  readonly dashesNeedSpace: boolean;
  readonly nestedComments: boolean;
  /** Comments whose text is run (`/*!`): refused, since they hide code from a reader. */
  readonly executableComments: boolean;
  readonly word: RegExp;
  readonly number: RegExp;
  /** A letter right after a number: an error, part of a word, or a word of its own. */
  readonly letterAfterNumber: 'error' | 'word' | 'apart';
  readonly parameter: RegExp | null;
  readonly variable: RegExp | null;
  /** A line of its own that ends a batch: GO, a slash. */
  readonly separatorLine: RegExp | null;
  /** Operators and punctuation beyond those that all dialects share. */
  readonly operators: readonly string[];
};

/** Grammar switches. A dialect lists those it has; what it lacks is a syntax error there. */
export type Feature =
  | 'limit' // LIMIT n OFFSET m
  | 'plain-limit' // LIMIT takes a number, and no expression
  | 'limit-comma' // LIMIT m, n
  | 'limit-all' // LIMIT ALL
  | 'offset-first' // OFFSET m LIMIT n
  | 'fetch' // OFFSET m ROWS FETCH NEXT n ROWS ONLY
  | 'fetch-after-order' // the same, only behind ORDER BY and OFFSET
  | 'fetch-ties' // FETCH FIRST n ROWS WITH TIES
  | 'fetch-percent' // FETCH FIRST n PERCENT ROWS ONLY
  | 'top' // SELECT TOP (n) PERCENT WITH TIES
  | 'locking' // FOR UPDATE
  | 'for-share'
  | 'select-into' // SELECT … INTO t
  | 'distinct-words' // SELECT UNIQUE, SELECT DISTINCTROW
  | 'select-without-from'
  | 'select-nothing' // SELECT FROM t
  | 'distinct-on'
  | 'any-label' // SELECT a AS order
  | 'string-alias' // AS 'label'
  | 'alias-equals' // label = expression
  | 'derived-alias' // FROM (SELECT 1) AS q: without the alias a syntax error
  | 'quantified' // a = ANY (SELECT …)
  | 'default-value' // VALUES (DEFAULT)
  | 'update-actions' // ON UPDATE CASCADE
  | 'text-sizes' // ENUM ('a', 'b')
  | 'trim-words' // TRIM('x' FROM s), and no other words
  | 'procedure-calls' // name argument, argument
  | 'alias-columns' // FROM (SELECT 1) AS q (a)
  | 'table-alias-columns' // FROM t AS q (a)
  | 'table-alias-as' // FROM buildings AS b
  | 'values-query' // VALUES (1), (2)
  | 'values-rows' // VALUES ROW(1), ROW(2)
  | 'values-derived' // FROM (VALUES (1), (2)) AS t(a)
  | 'connect-by'
  | 'window-clause'
  | 'except'
  | 'minus'
  | 'except-all'
  | 'nested-set-operands' // (SELECT …) UNION (SELECT …)
  | 'with-recursive'
  | 'materialized'
  | 'full-join'
  | 'natural-join'
  | 'parenthesized-table' // FROM (t)
  | 'using'
  | 'lateral'
  | 'apply'
  | 'straight-join'
  | 'outer-marker' // a.id = b.id (+)
  | 'table-functions'
  | 'dual' // FROM DUAL, which is reserved
  | 'table-hints' // WITH (NOLOCK)
  | 'join-without-condition'
  | 'outer-without-condition'
  | 'adjacent-strings' // 'a' 'b' is 'ab'
  | 'string-names' // FROM 'people'
  | 'reserved-behind-dot' // a.order
  | 'rowid-column' // a.ROWID, which is reserved
  | 'rollup-call' // ROLLUP (a, b)
  | 'cube'
  | 'grouping-sets'
  | 'with-rollup'
  | 'nulls-first'
  | 'boolean-values' // a condition is a value; TRUE and FALSE are literals
  | 'comparison-chains' // a = b = c
  | 'is-value' // a IS b
  | 'is-truth' // a IS TRUE
  | 'is-distinct-from'
  | 'is-kind' // a IS JSON, a IS NAN
  | 'null-postfix' // a ISNULL, a NOTNULL
  | 'double-colon'
  | 'ilike'
  | 'similar-to'
  | 'glob'
  | 'match' // a MATCH b
  | 'in-anything' // a IN (), a IN t
  | 'not-operand' // a = NOT b
  | 'not-null-postfix' // a NOT NULL
  | 'type-words' // UNSIGNED BIG INT
  | 'regexp'
  | 'full-text' // MATCH (a) AGAINST ('b'), known but not read
  | 'row-values'
  | 'quantified-list' // a > ANY (1, 2)
  | 'arrays'
  | 'at-time-zone'
  | 'typed-strings' // jsonb '{}', known but not read
  | 'date-literals' // DATE '2025-11-01'
  | 'interval-literal' // INTERVAL '1 day'
  | 'interval-units' // INTERVAL 1 DAY
  | 'interval-quoted-units' // INTERVAL '1' DAY
  | 'convert-type-first' // CONVERT(type, value, style)
  | 'convert-type-last' // CONVERT(value, type)
  | 'try-cast'
  | 'wordy-calls' // EXTRACT(YEAR FROM d)
  | 'filter'
  | 'within-group'
  | 'ignore-nulls'
  | 'frame-groups'
  | 'frame-exclude'
  | 'aggregate-order' // string_agg(a, ',' ORDER BY a)
  | 'separator' // GROUP_CONCAT(a SEPARATOR ',')
  | 'binary-word' // BINARY a
  | 'next-value-for' // NEXT VALUE FOR s
  | 'length-units' // VARCHAR2(20 CHAR), NUMBER(*, 2)
  | 'quoted-types' // [int]
  // Changes
  | 'insert-without-into' // INSERT buildings VALUES …
  | 'insert-many-rows' // VALUES (1), (2)
  | 'insert-default-values' // INSERT INTO t DEFAULT VALUES
  | 'insert-set' // INSERT INTO t SET a = 1
  | 'insert-alias-bare' // INSERT INTO t new
  | 'insert-alias' // INSERT INTO t AS new
  | 'insert-row-alias' // VALUES (1) AS new
  | 'replace' // REPLACE INTO
  | 'ignore' // INSERT IGNORE
  | 'or-action' // INSERT OR IGNORE
  | 'on-conflict' // ON CONFLICT (id) DO UPDATE SET …
  | 'on-conflict-constraint' // ON CONFLICT ON CONSTRAINT c
  | 'on-duplicate-key' // ON DUPLICATE KEY UPDATE …
  | 'returning' // RETURNING *
  | 'returning-into' // RETURNING a INTO :b, known but not read
  | 'output' // OUTPUT inserted.*
  | 'with-change' // WITH … UPDATE
  | 'with-insert' // WITH … INSERT
  | 'update-returning'
  | 'compound-assignment' // SET a += 1
  | 'update-joins' // UPDATE a JOIN b ON … SET …
  | 'update-from' // UPDATE a SET … FROM b
  | 'assign-row' // SET (a, b) = (1, 2)
  | 'qualified-targets' // SET a.b = 1
  | 'target-alias' // UPDATE t AS x
  | 'target-alias-bare' // UPDATE t x
  | 'delete-without-from' // DELETE t
  | 'delete-using' // DELETE FROM a USING b
  | 'delete-from-joins' // DELETE a FROM a JOIN b
  | 'change-order' // UPDATE … ORDER BY … LIMIT
  | 'merge' // MERGE INTO
  | 'merge-by-source' // WHEN NOT MATCHED BY SOURCE
  | 'merge-nothing' // THEN DO NOTHING
  | 'merge-conditions' // WHEN MATCHED AND …
  | 'merge-where' // THEN UPDATE SET … WHERE … DELETE WHERE …
  // Definitions
  | 'if-exists'
  | 'if-not-exists'
  | 'temp-word' // CREATE TEMP TABLE
  | 'temporary' // CREATE TEMPORARY TABLE
  | 'global-temporary' // CREATE GLOBAL TEMPORARY TABLE
  | 'create-table-as'
  | 'create-table-names' // CREATE TABLE t (a, b) AS …
  | 'view-if-not-exists'
  | 'index-if-not-exists'
  | 'drop-index-if-exists'
  | 'alter-if-exists' // ALTER TABLE IF EXISTS t ADD COLUMN IF NOT EXISTS a int
  | 'drop-column-if-exists'
  | 'or-replace'
  | 'untyped-columns' // CREATE TABLE t (a, b)
  | 'autoincrement' // PRIMARY KEY AUTOINCREMENT
  | 'auto-increment' // AUTO_INCREMENT
  | 'identity' // IDENTITY(1, 1)
  | 'identity-generated' // GENERATED ALWAYS AS IDENTITY
  | 'identity-bare' // … AS IDENTITY START WITH 5
  | 'on-update' // ON UPDATE CURRENT_TIMESTAMP
  | 'on-commit' // ON COMMIT PRESERVE ROWS
  | 'clustered' // PRIMARY KEY CLUSTERED
  | 'default-for' // ADD DEFAULT 0 FOR a
  | 'enum-types' // CREATE TYPE mood AS ENUM
  | 'or-alter' // CREATE OR ALTER VIEW
  | 'generated-columns' // GENERATED ALWAYS AS (a + b)
  | 'computed-columns' // total AS (a + b)
  | 'index-in-table' // CREATE TABLE t (a int, KEY (a))
  | 'comment-word' // a int COMMENT 'why'
  | 'table-words' // WITHOUT ROWID, STRICT
  | 'table-settings' // ENGINE = InnoDB
  | 'partial-index' // CREATE INDEX … WHERE …
  | 'index-include'
  | 'index-expressions' // CREATE INDEX i ON t (a + 1)
  | 'index-parentheses' // CREATE INDEX i ON t ((a + 1))
  | 'index-calls' // CREATE INDEX i ON t (f(a))
  | 'index-prefixes' // CREATE INDEX i ON t (a(10))
  | 'index-unnamed'
  | 'index-of-table' // DROP INDEX i ON t
  | 'sequences'
  | 'typed-sequences' // CREATE SEQUENCE s AS int
  | 'drop-temporary' // DROP TEMPORARY TABLE
  | 'drop-several'
  | 'drop-behavior' // DROP TABLE t CASCADE
  | 'cascade-constraints'
  | 'truncate'
  | 'truncate-bare' // TRUNCATE t
  | 'truncate-several' // TRUNCATE t, u
  | 'alter-add-word' // ADD COLUMN
  | 'alter-add-bare' // ADD a int
  | 'alter-several' // ADD …, DROP …
  | 'alter-add-list' // ADD a int, b int
  | 'with-check' // WITH CHECK ADD CONSTRAINT
  | 'column-place' // ADD a int AFTER b
  | 'drop-key' // DROP PRIMARY KEY
  | 'drop-check' // DROP CHECK c
  | 'drop-list' // DROP (a, b)
  | 'rename-key' // RENAME INDEX, RENAME CONSTRAINT
  | 'alter-type' // ALTER COLUMN a TYPE int
  | 'alter-column' // ALTER COLUMN a SET DEFAULT 1
  | 'alter-column-type' // ALTER COLUMN a int
  | 'modify' // MODIFY a int
  | 'change' // CHANGE a b int
  | 'rename-column'
  | 'rename-table'
  | 'drop-column'
  | 'alter-constraints'
  // Steering
  | 'begin' // BEGIN
  | 'begin-transaction' // BEGIN TRANSACTION
  | 'start-transaction'
  | 'savepoint'
  | 'save-transaction' // SAVE TRANSACTION a
  | 'release'
  | 'end' // END for COMMIT
  | 'begin-kinds' // BEGIN IMMEDIATE
  | 'transaction-modes' // ISOLATION LEVEL SERIALIZABLE
  | 'lexes-as-it-parses' // what is wrong first is told first
  | 'blames-last-token' // at the end of the input
  | 'statements-adjoin' // SELECT 1 SELECT 2
  | 'set-variable'
  | 'plain-settings' // SET a = word, and no expression
  | 'set-several' // SET @a = 1, @b = 2
  | 'set-names' // SET NAMES utf8mb4
  | 'set-options' // SET NOCOUNT ON
  | 'alter-session' // ALTER SESSION SET a = 1
  | 'declare' // DECLARE @n int
  | 'show'
  | 'describe'
  | 'use'
  | 'explain'
  | 'explain-query-plan'
  | 'explain-analyze'
  | 'explain-plan-for';

export type GrammarRules = {
  /** Loosest first. NOT and UNARY are prefixes; PREDICATE stands for BETWEEN, IN and LIKE with their kin. */
  readonly operators: readonly (readonly string[])[];
  readonly features: ReadonlySet<Feature>;
  /** Words that can't be a name unless quoted. */
  readonly reserved: readonly string[];
  /** Reserved words that may still name a function: LEFT(…). */
  readonly callable: readonly string[];
  /** Reserved words that stand for a value: ROWNUM. */
  readonly pseudoColumns?: readonly string[];
  /** Words that are free as names, but not as an alias without AS. */
  readonly stops: readonly string[];
};

/** Words that begin a type of a column, and those that CAST takes. */
export type TypeWords = { readonly columns: ReadonlySet<string>; readonly casts: ReadonlySet<string> };

/** Words that begin what a dialect has and the parser does not read. */
export type UnreadWords = {
  readonly statements: ReadonlySet<string>;
  /** Behind CREATE, DROP and ALTER. */
  readonly objects: ReadonlySet<string>;
  /** Behind a table in FROM. */
  readonly tables: ReadonlySet<string>;
};

/** What the parser wanted at a place; Oracle has a number for each. */
export type Expected =
  | 'statement'
  | 'expression'
  | 'condition'
  | 'name'
  | 'column'
  | 'table'
  | 'end'
  | 'no-limit-comma'
  | 'FROM'
  | 'BY'
  | 'INTO'
  | 'SET'
  | 'SELECT'
  | 'VALUES'
  | '('
  | ')'
  | 'keyword'
  | 'NULL'
  | 'procedure'
  // What a dialect has words of its own for.
  | 'no-set-all'
  | 'no-frame-groups'
  | 'no-frame-exclude'
  | 'no-lone-fetch'
  | 'no-qualified-insert'
  | 'set-option'
  | 'table-hint';

/** The facts of a complaint about syntax. */
export type SyntaxComplaint = {
  readonly kind: 'unexpected' | 'unrecognized' | 'unterminated';
  /** The token's text as written; '' at the end of the input. */
  readonly near: string;
  /** The SQL from the token on. */
  readonly rest: string;
  readonly line: number;
  readonly reserved: boolean;
  readonly expected: Expected;
  readonly unclosed: 'quoted string' | 'quoted identifier' | 'comment' | null;
};

export type ErrorText = { readonly message: string; readonly code: string };

/** What the dialect says about SQL that it can't read. */
export type SyntaxPhrase = (complaint: SyntaxComplaint) => ErrorText;

/** Everything that sets a dialect apart for whoever reads or writes its SQL. */
export type DialectRules = {
  readonly name: DialectName;
  readonly lexical: LexicalRules;
  readonly features: ReadonlySet<Feature>;
  /** How tightly an operator binds; from 1, the loosest. */
  readonly power: ReadonlyMap<string, number>;
  readonly reserved: ReadonlySet<string>;
  readonly callable: ReadonlySet<string>;
  readonly pseudoColumns: ReadonlySet<string>;
  readonly stops: ReadonlySet<string>;
  readonly types: TypeWords | null;
  readonly unread: UnreadWords;
  readonly syntaxError: SyntaxPhrase;
};
