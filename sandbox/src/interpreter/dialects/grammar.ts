import type { DialectName, Feature, GrammarRules } from './dialect.ts';

/** Splits a block of words, so that the lists read like the vendors' tables. */
const words = (text: string): string[] => text.split(/\s+/).filter(Boolean);
const without = (fewer: string, all: readonly string[]): string[] =>
  all.filter((word) => !words(fewer).includes(word));
const features = (text: string): ReadonlySet<Feature> => new Set(words(text) as Feature[]);

/** Reserved in all six: the words that hold a statement together. */
const CORE = `ALL ALTER AND AS BETWEEN BY CASE CHECK CREATE DEFAULT DELETE DISTINCT DROP ELSE EXISTS FROM GROUP
  HAVING IN INSERT INTERSECT INTO IS LIKE NOT NULL ON OR ORDER SELECT SET TABLE THEN UNION UNIQUE UPDATE VALUES WHEN
  WHERE WITH`;
const JOINS = 'CROSS INNER JOIN LEFT NATURAL RIGHT USING';

const COMPARISONS = ['=', '<>', '!=', '<', '<=', '>', '>='];

const sqlite: GrammarRules = {
  operators: [
    ['OR'],
    ['AND'],
    ['NOT'],
    ['=', '==', '<>', '!=', 'IS', 'PREDICATE'],
    ['<', '<=', '>', '>='],
    ['<<', '>>', '&', '|'],
    ['+', '-'],
    ['*', '/', '%'],
    ['||', '->', '->>'],
    ['COLLATE'],
    ['UNARY'],
  ],
  features:
    features(`update-actions outer-without-condition string-names parenthesized-table index-expressions lexes-as-it-parses view-if-not-exists index-if-not-exists drop-index-if-exists update-returning begin-kinds
    limit limit-comma select-without-from string-alias table-alias-as values-query except with-recursive
    materialized full-join natural-join using table-functions window-clause nulls-first boolean-values
    comparison-chains is-value is-distinct-from null-postfix glob regexp row-values filter frame-groups frame-exclude
    aggregate-order join-without-condition
    insert-many-rows insert-default-values insert-alias replace or-action on-conflict returning with-change with-insert
    update-from assign-row target-alias match in-anything not-operand not-null-postfix type-words
    if-exists if-not-exists temp-word temporary create-table-as untyped-columns autoincrement generated-columns table-words
    partial-index alter-add-word alter-add-bare rename-column rename-table drop-column begin begin-transaction savepoint
    release end explain explain-query-plan`),
  reserved: without(
    'BY',
    words(`${CORE} ${JOINS} COLLATE COMMIT CONSTRAINT DEFERRABLE ESCAPE EXCEPT FOREIGN FULL INDEX ISNULL LIMIT
    NOTHING NOTNULL OUTER PRIMARY REFERENCES RETURNING TRANSACTION ADD AUTOINCREMENT TO`),
  ),
  callable: words('LEFT RIGHT LIKE'),
  stops: words('WINDOW BY'),
};

const postgresql: GrammarRules = {
  operators: [
    ['OR'],
    ['AND'],
    ['NOT'],
    ['IS'],
    COMPARISONS,
    ['PREDICATE'],
    words('|| -> ->> #> #>> @> <@ && ? ?| ?& ~ ~* !~ !~* & | # << >> @@'),
    ['+', '-'],
    ['*', '/', '%'],
    ['^'],
    ['AT'],
    ['COLLATE'],
    ['UNARY'],
  ],
  features:
    features(`quantified default-value update-actions text-sizes plain-settings lexes-as-it-parses any-label merge-by-source alias-columns table-alias-columns for-share create-table-names index-if-not-exists drop-index-if-exists alter-if-exists update-returning is-kind typed-strings select-into enum-types typed-sequences on-commit rename-key alter-type transaction-modes
    limit limit-all offset-first fetch fetch-ties locking select-without-from select-nothing distinct-on table-alias-as
    values-query except except-all nested-set-operands with-recursive materialized full-join natural-join using lateral
    table-functions window-clause rollup-call cube grouping-sets nulls-first boolean-values is-truth is-distinct-from
    null-postfix double-colon ilike similar-to row-values arrays at-time-zone date-literals interval-literal wordy-calls
    filter within-group frame-groups frame-exclude aggregate-order
    insert-many-rows insert-default-values insert-alias on-conflict on-conflict-constraint returning with-change
    with-insert update-from assign-row target-alias target-alias-bare not-operand delete-using merge merge-nothing merge-conditions
    if-exists if-not-exists temp-word temporary create-table-as or-replace identity-generated generated-columns
    partial-index index-include index-unnamed sequences drop-several drop-behavior truncate truncate-bare
    truncate-several alter-add-word alter-add-bare alter-several alter-column rename-column rename-table drop-column alter-constraints begin
    begin-transaction start-transaction savepoint release end set-variable show explain explain-analyze`),
  reserved: without(
    'ALTER BY DELETE DROP INSERT SET UPDATE',
    words(`${CORE} ${JOINS} ANALYSE ANALYZE ANY ARRAY ASC ASYMMETRIC BOTH CAST COLLATE COLUMN CONSTRAINT
    CURRENT_CATALOG DEFERRABLE DESC DO END EXCEPT FALSE FETCH FOR FOREIGN FULL GRANT ILIKE INITIALLY
    ISNULL LATERAL LEADING LIMIT NOTNULL OFFSET ONLY OUTER OVERLAPS PLACING PRIMARY REFERENCES RETURNING SIMILAR SOME
    SYMMETRIC TABLESAMPLE TO TRAILING TRUE VARIADIC VERBOSE WINDOW`),
  ),
  callable: words('LEFT RIGHT'),
  stops: words('OVER FILTER WITHIN ALTER BY DELETE DROP INSERT SET UPDATE'),
};

const mysql: GrammarRules = {
  operators: [
    [':='],
    ['OR', '||'],
    ['XOR'],
    ['AND', '&&'],
    ['NOT'],
    [...COMPARISONS, '<=>', 'IS', 'PREDICATE'],
    ['|'],
    ['&'],
    ['<<', '>>'],
    ['+', '-'],
    ['*', '/', '%', 'DIV', 'MOD'],
    ['^'],
    ['UNARY'],
    ['COLLATE', '->', '->>'],
  ],
  features:
    features(`quantified default-value update-actions text-sizes plain-limit adjacent-strings parenthesized-table lexes-as-it-parses alias-columns for-share dual full-text distinct-words on-update drop-temporary column-place drop-key drop-check rename-key alter-column transaction-modes set-several set-names
    limit limit-comma locking select-without-from string-alias table-alias-as values-rows except
    except-all nested-set-operands with-recursive natural-join using lateral straight-join window-clause with-rollup
    boolean-values comparison-chains is-truth regexp row-values date-literals interval-units convert-type-last wordy-calls
    aggregate-order separator binary-word join-without-condition
    insert-without-into insert-many-rows insert-set insert-row-alias replace ignore on-duplicate-key with-change
    update-joins qualified-targets target-alias target-alias-bare delete-using delete-from-joins change-order
    if-exists if-not-exists temporary create-table-as or-replace auto-increment generated-columns index-in-table
    comment-word table-settings index-of-table drop-several drop-behavior truncate truncate-bare alter-add-word
    alter-add-bare alter-several modify change rename-column rename-table drop-column alter-constraints begin
    start-transaction savepoint release set-variable show describe use explain explain-analyze`),
  reserved:
    words(`${CORE} ${JOINS} ADD ACCESSIBLE BEFORE BIGINT BINARY BLOB CALL CASCADE CHANGE CHAR CHARACTER CONDITION CONTINUE CURSOR DATABASES DEC DECIMAL DECLARE
    DELAYED DETERMINISTIC DOUBLE ELSEIF ENCLOSED EXIT FLOAT HIGH_PRIORITY INFILE INOUT INSENSITIVE INT INTEGER ITERATE KILL
    LEAVE LINEAR LINES LOAD LONG LONGBLOB LONGTEXT LOOP LOW_PRIORITY MEDIUMBLOB MEDIUMINT MEDIUMTEXT MODIFIES NUMERIC
    OPTIMIZE OPTIONALLY OUT OUTFILE PRECISION PROCEDURE PURGE READS REAL RELEASE REPEAT RESIGNAL RESTRICT RETURN REVOKE
    SCHEMAS SENSITIVE SIGNAL SMALLINT SPATIAL SPECIFIC SQL STARTING TERMINATED TINYBLOB TINYINT TINYTEXT UNDO UNSIGNED
    VARBINARY VARCHAR VARYING WHILE ZEROFILL ANALYZE ASC BOTH COLLATE COLUMN CONSTRAINT CONVERT CURRENT_USER DATABASE DESC
    DESCRIBE DISTINCTROW DIV DUAL EACH ESCAPED EXCEPT EXPLAIN FALSE FETCH FOR FORCE FOREIGN FULLTEXT GRANT GROUPS IF IGNORE INDEX
    INTERVAL KEY KEYS LATERAL LEADING LIMIT LOCK MATCH MOD OF OPTION OUTER OVER PARTITION PRIMARY RANGE RANK READ RECURSIVE
    REFERENCES REGEXP RENAME REPLACE REQUIRE RLIKE ROW ROWS ROW_NUMBER SCHEMA SEPARATOR SHOW STRAIGHT_JOIN TO TRAILING
    TRIGGER TRUE UNLOCK USAGE USE WINDOW WRITE XOR CUBE`),
  callable: words(
    `LEFT RIGHT IF REPLACE MOD CURRENT_USER DATABASE SCHEMA RANK ROW_NUMBER INSERT VALUES DEFAULT CONVERT CHAR REPEAT`,
  ),
  stops: words('OFFSET'),
};

const mariadb: GrammarRules = {
  ...mysql,
  operators: mysql.operators.map((level) => level.filter((operator) => !operator.startsWith('->'))),
  features:
    features(`quantified default-value update-actions text-sizes derived-alias plain-limit adjacent-strings parenthesized-table lexes-as-it-parses dual view-if-not-exists index-if-not-exists drop-index-if-exists alter-if-exists full-text distinct-words on-update drop-temporary column-place drop-key rename-key alter-column transaction-modes set-several set-names next-value-for
    limit limit-comma fetch fetch-ties locking select-without-from string-alias table-alias-as
    values-query except except-all nested-set-operands with-recursive natural-join using straight-join window-clause
    with-rollup boolean-values comparison-chains is-truth regexp row-values date-literals interval-units
    convert-type-last wordy-calls within-group aggregate-order separator binary-word join-without-condition
    insert-without-into insert-many-rows insert-set replace ignore on-duplicate-key returning update-joins
    qualified-targets delete-using delete-from-joins change-order
    if-exists if-not-exists temporary create-table-as or-replace auto-increment generated-columns index-in-table
    comment-word table-settings index-of-table sequences drop-several drop-behavior truncate truncate-bare alter-add-word
    alter-add-bare alter-several modify change rename-column rename-table drop-column alter-constraints begin
    start-transaction savepoint release set-variable show describe use explain`),
  reserved: [...mysql.reserved, 'RETURNING'].filter(
    (word) => !['LATERAL', 'GROUPS', 'RANK', 'ROW_NUMBER', 'OF', 'WINDOW', 'CUBE'].includes(word),
  ),
  stops: words('OFFSET WINDOW'),
};

const mssql: GrammarRules = {
  operators: [
    ['OR'],
    ['AND'],
    ['NOT'],
    [...COMPARISONS, '!<', '!>', 'IS', 'PREDICATE'],
    ['+', '-', '&', '^', '|'],
    ['*', '/', '%'],
    ['AT'],
    ['COLLATE'],
    ['UNARY'],
  ],
  features:
    features(`quantified default-value update-actions derived-alias trim-words procedure-calls blames-last-token alias-columns drop-index-if-exists drop-column-if-exists select-into next-value-for quoted-types compound-assignment clustered default-for or-alter typed-sequences with-check transaction-modes statements-adjoin set-options declare
    fetch-after-order top select-without-from string-alias alias-equals table-alias-as values-derived except
    nested-set-operands full-join apply table-functions table-hints rollup-call cube grouping-sets with-rollup
    is-distinct-from at-time-zone convert-type-first try-cast within-group ignore-nulls window-clause
    insert-without-into insert-many-rows insert-default-values output with-change with-insert update-from
    qualified-targets delete-without-from delete-from-joins merge merge-by-source merge-conditions
    if-exists identity computed-columns partial-index index-include index-of-table sequences drop-several truncate
    alter-add-bare alter-add-list alter-column-type drop-column alter-constraints begin-transaction save-transaction set-variable use`),
  reserved: words(`${CORE} CROSS INNER JOIN LEFT RIGHT ADD ANY ASC BACKUP BEGIN BREAK BROWSE BULK CLOSE
    CLUSTERED COALESCE COLLATE COLUMN COMMIT COMPUTE CONSTRAINT CONTAINS CONTINUE CONVERT CURRENT CURSOR DATABASE
    DECLARE DENY DESC DISK END ESCAPE EXCEPT EXEC EXECUTE EXIT FETCH FILE FOR FOREIGN FULL FUNCTION GOTO GRANT IDENTITY
    IF INDEX KEY KILL MERGE NULLIF OF OFF OFFSETS OPEN OPTION OUTER OVER PERCENT PIVOT PLAN PRIMARY PRINT PROC PROCEDURE
    PUBLIC RAISERROR READ REFERENCES RETURN REVERT REVOKE ROLLBACK RULE SAVE SCHEMA SOME TO TOP TRAN TRANSACTION TRIGGER
    TRUNCATE TRY_CONVERT UNPIVOT USE USER VIEW WAITFOR WHILE WITHIN`),
  callable: words('LEFT RIGHT COALESCE NULLIF USER CONVERT TRY_CONVERT IDENTITY'),
  stops: words('OFFSET WINDOW USING OUTPUT'),
};

const oracle: GrammarRules = {
  operators: [
    ['OR'],
    ['AND'],
    ['NOT'],
    [...COMPARISONS, '^=', 'IS', 'PREDICATE'],
    ['+', '-', '||'],
    ['*', '/'],
    ['AT'],
    ['COLLATE'],
    ['UNARY'],
  ],
  features:
    features(`quantified default-value parenthesized-table index-expressions quantified-list insert-alias-bare create-table-names is-kind distinct-words length-units identity-bare on-commit drop-key drop-list rename-key transaction-modes alter-session describe
    fetch fetch-ties fetch-percent locking connect-by minus nested-set-operands full-join
    natural-join using lateral apply outer-marker rollup-call cube grouping-sets nulls-first row-values
    at-time-zone date-literals interval-quoted-units wordy-calls within-group ignore-nulls
    assign-row qualified-targets target-alias target-alias-bare returning-into delete-without-from merge merge-where
    global-temporary create-table-as or-replace identity-generated generated-columns sequences cascade-constraints truncate
    alter-add-bare modify rename-column rename-table drop-column alter-constraints savepoint explain-plan-for`),
  reserved:
    words(`${CORE} ACCESS ADD ANY ASC AUDIT CHAR CLUSTER COLUMN COMMENT COMPRESS CONNECT CURRENT DATE DECIMAL
    DESC EXCLUSIVE FILE FLOAT FOR GRANT IDENTIFIED IMMEDIATE INCREMENT INDEX INITIAL INTEGER LEVEL LOCK LONG
    MAXEXTENTS MINUS MODE MODIFY NOAUDIT NOCOMPRESS NOWAIT NUMBER OF OFFLINE ONLINE OPTION PCTFREE PRIOR PUBLIC
    RAW RENAME RESOURCE REVOKE ROW ROWID ROWNUM ROWS SESSION SHARE SIZE SMALLINT START SUCCESSFUL SYNONYM SYSDATE TO
    TRIGGER UID USER VALIDATE VARCHAR VARCHAR2 VIEW WHENEVER`),
  callable: words('USER'),
  pseudoColumns: words('LEVEL ROWNUM ROWID SYSDATE USER UID'),
  stops: words(`${JOINS} FULL OFFSET FETCH EXCEPT PIVOT UNPIVOT LATERAL OUTER APPLY WINDOW LOG RETURNING`),
};

export const GRAMMAR: Readonly<Record<DialectName, GrammarRules>> = {
  sqlite,
  postgresql,
  mysql,
  mariadb,
  mssql,
  oracle,
};
