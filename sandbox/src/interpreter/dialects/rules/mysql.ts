import type {
  ErrorText,
  Expected,
  GrammarRules,
  LexicalRules,
  SyntaxPhrase,
  TypeWords,
  UnreadWords,
} from '../dialect.ts';
import { PLAIN, sticky } from './characters.ts';
import { composed } from './compose.ts';
import { COMPARISONS, CORE, JOINS, features, setOf, words } from './words.ts';

/** https://dev.mysql.com/doc/refman/8.4/en/language-structure.html */
export const lexical: LexicalRules = {
  ...PLAIN,
  nameQuotes: [['`', '`']],
  stringQuotes: ["'", '"'],
  backslash: true,
  stringPrefixes: { N: 'national', X: 'hex', B: 'bits' },
  lineComments: ['--', '#'],
  dashesNeedSpace: true,
  executableComments: true,
  word: sticky(
    '[A-Za-z_$\\u0080-\\ud7ff\\ue000-\\ufefe\\uff00-\\uffff][\\w$\\u0080-\\ud7ff\\ue000-\\ufefe\\uff00-\\uffff]*',
  ),
  letterAfterNumber: 'word',
  parameter: sticky('\\?'),
  variable: sticky('@@?[\\w$.]+'),
  operators: ['<=>', ':=', '||', '&&', '<<', '>>', '->', '->>', '%', '^', '&', '|', '~', '!', '{', '}'],
};

export const grammar: GrammarRules = {
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
    features(`reserved-behind-dot index-parentheses index-prefixes quantified default-value update-actions text-sizes plain-limit adjacent-strings parenthesized-table lexes-as-it-parses alias-columns for-share dual full-text distinct-words on-update drop-temporary column-place drop-key drop-check rename-key alter-column transaction-modes set-several set-names
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

/** Its grammar knows its types: any other word there is a syntax error. Elsewhere types are looked up like tables. */
const types: TypeWords = {
  columns:
    setOf(`BIGINT BINARY BIT BLOB BOOL BOOLEAN CHAR CHARACTER DATE DATETIME DEC DECIMAL DOUBLE ENUM FIXED FLOAT
    FLOAT4 FLOAT8 GEOMETRY GEOMETRYCOLLECTION INT INT1 INT2 INT3 INT4 INT8 INTEGER JSON LINESTRING LONG LONGBLOB LONGTEXT
    MEDIUMBLOB MEDIUMINT MEDIUMTEXT MIDDLEINT MULTILINESTRING MULTIPOINT MULTIPOLYGON NATIONAL NCHAR NUMERIC NVARCHAR
    POINT POLYGON REAL SERIAL SET SMALLINT TEXT TIME TIMESTAMP TINYBLOB TINYINT TINYTEXT VARBINARY VARCHAR VARCHARACTER
    VECTOR YEAR`),
  casts:
    setOf(`BINARY CHAR CHARACTER DATE DATETIME DEC DECIMAL DOUBLE FLOAT JSON NATIONAL NCHAR REAL SIGNED TIME
    UNSIGNED YEAR POINT LINESTRING POLYGON MULTIPOINT MULTILINESTRING MULTIPOLYGON GEOMETRYCOLLECTION`),
};

/** What it has and the parser does not read, by its first word. */
export const unread: UnreadWords = {
  statements:
    setOf(`ALTER ANALYZE BEGIN BINLOG CACHE CALL CHANGE CHECK CHECKSUM DEALLOCATE DECLARE DELIMITER DESC
    DESCRIBE DO EXECUTE EXPLAIN FLUSH GET GRANT HANDLER HELP IMPORT INSTALL KILL LOAD LOCK OPTIMIZE PREPARE PURGE RENAME
    REPAIR RESET REVOKE SET SHOW SHUTDOWN SIGNAL START TABLE UNINSTALL UNLOCK USE XA`),
  objects:
    setOf(`AGGREGATE ALGORITHM DATABASE DEFINER EVENT FULLTEXT FUNCTION INSTANCE LOGFILE PACKAGE PROCEDURE RESOURCE
    ROLE SCHEMA SERVER SPATIAL SQL TABLESPACE TRIGGER UNDO USER`),
  tables: setOf(''),
};

/** MySQL quotes at most 80 characters of what it could not read. */
const NEAR_CHARS = 80;

/** Their lexer has already gone on when it hands out a comma. */
const behindComma = (near: string, rest: string): string => (near === ',' ? rest.slice(1) : rest);

/** What MySQL's grammar reads and its server refuses. */
export const refused = (code: string, state: string, text: string): ErrorText => ({
  message: `ERROR ${code} (${state}): ${text}`,
  code,
});

export type Refusals = Readonly<Partial<Record<Expected, ErrorText>>>;

/** What either server says of SQL that it cannot read. @param server by its name. */
export const syntaxErrorOf =
  (server: string, refusals: Refusals): SyntaxPhrase =>
  ({ near, rest, line, expected }) =>
    refusals[expected] ?? {
      message:
        'ERROR 1064 (42000): You have an error in your SQL syntax; check the manual that corresponds to your ' +
        `${server} server version for the right syntax to use near '${behindComma(near, rest).slice(0, NEAR_CHARS)}' at line ${line}`,
      code: '1064',
    };

const refusals: Refusals = {
  'no-frame-groups': refused('1235', '42000', "This version of MySQL doesn't yet support 'GROUPS'"),
  'no-frame-exclude': refused('1235', '42000', "This version of MySQL doesn't yet support 'EXCLUDE'"),
};

/** How MySQL is read. */
export const MYSQL_RULES = composed({
  name: 'mysql',
  lexical,
  grammar,
  types,
  unread,
  syntaxError: syntaxErrorOf('MySQL', refusals),
});
