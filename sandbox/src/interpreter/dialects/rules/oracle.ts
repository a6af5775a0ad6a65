import type {
  ErrorText,
  Expected,
  GrammarRules,
  LexicalRules,
  SyntaxPhrase,
  UnreadWords,
} from '../dialect.ts';
import { NUMBER, PLAIN, sticky } from './characters.ts';
import { composed } from './compose.ts';
import { COMPARISONS, CORE, JOINS, features, setOf, words } from './words.ts';

/** https://docs.oracle.com/en/database/oracle/oracle-database/19/sqlrf/Basic-Elements-of-Oracle-SQL.html */
const lexical: LexicalRules = {
  ...PLAIN,
  stringPrefixes: { N: 'national', Q: 'delimited', NQ: 'delimited' },
  word: sticky('\\p{L}[\\p{L}\\p{M}\\p{N}_$#]*'),
  number: sticky(`${NUMBER}[fFdD]?`),
  letterAfterNumber: 'apart',
  parameter: sticky(':\\w+'),
  separatorLine: sticky('/[ \\t]*(?=\\r?\\n|$)'),
  operators: ['||', '^=', '=>', ':=', '**'],
};

const grammar: GrammarRules = {
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
    features(`rowid-column quantified default-value parenthesized-table index-expressions quantified-list insert-alias-bare create-table-names is-kind distinct-words length-units identity-bare on-commit drop-key drop-list rename-key transaction-modes alter-session describe
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

/** What it has and the parser does not read, by its first word. */
const unread: UnreadWords = {
  statements:
    setOf(`ALTER ANALYZE ASSOCIATE AUDIT BEGIN CALL COMMENT DECLARE DESC DESCRIBE DISASSOCIATE EXEC EXECUTE
    EXPLAIN FLASHBACK GRANT LOCK NOAUDIT PRINT PURGE RENAME REVOKE SET SHOW`),
  objects:
    setOf(`BITMAP CLUSTER CONTEXT DATABASE DIMENSION DIRECTORY EDITION EDITIONABLE FLASHBACK FORCE FUNCTION INDEX
    INDEXTYPE JAVA LIBRARY MATERIALIZED NOFORCE NONEDITIONABLE OPERATOR OUTLINE PACKAGE PRIVATE PROCEDURE PROFILE PUBLIC
    RESTORE ROLE SCHEMA SEQUENCE SESSION SYNONYM SYSTEM TABLESPACE TRIGGER TYPE USER VIEW`),
  tables: setOf('PIVOT UNPIVOT MATCH_RECOGNIZE SAMPLE'),
};

/** Oracle names what it missed, not what it met. */
const ORACLE: Readonly<Record<Expected, readonly [number, string]>> = {
  statement: [900, 'invalid SQL statement'],
  expression: [936, 'missing expression'],
  condition: [920, 'invalid relational operator'],
  name: [904, 'invalid identifier'],
  column: [1747, 'invalid user.table.column, table.column, or column specification'],
  table: [903, 'invalid table name'],
  end: [933, 'SQL command not properly ended'],
  'no-limit-comma': [933, 'SQL command not properly ended'],
  FROM: [923, 'FROM keyword not found where expected'],
  BY: [924, 'missing BY keyword'],
  INTO: [925, 'missing INTO keyword'],
  SET: [971, 'missing SET keyword'],
  SELECT: [928, 'missing SELECT keyword'],
  VALUES: [926, 'missing VALUES keyword'],
  '(': [906, 'missing left parenthesis'],
  ')': [907, 'missing right parenthesis'],
  keyword: [905, 'missing keyword'],
  NULL: [908, 'missing NULL keyword'],
  procedure: [900, 'invalid SQL statement'],
  'no-set-all': [928, 'missing SELECT keyword'],
  'no-frame-groups': [907, 'missing right parenthesis'],
  'no-frame-exclude': [907, 'missing right parenthesis'],
  'no-lone-fetch': [933, 'SQL command not properly ended'],
  'no-qualified-insert': [904, 'invalid identifier'],
  'set-option': [905, 'missing keyword'],
  'table-hint': [933, 'SQL command not properly ended'],
};

const syntaxError: SyntaxPhrase = ({ kind, expected, unclosed }) => {
  if (unclosed === 'quoted string') return ora(1756, 'quoted string not properly terminated');
  if (unclosed === 'quoted identifier') return ora(1740, 'missing double quote in identifier');
  if (kind === 'unrecognized') return ora(911, 'invalid character');
  return ora(...ORACLE[expected]);
};

function ora(number: number, text: string): ErrorText {
  const code = `ORA-${String(number).padStart(5, '0')}`;
  return { message: `${code}: ${text}`, code };
}

/** How Oracle's SQL is read. */
export const ORACLE_RULES = composed({ name: 'oracle', lexical, grammar, unread, syntaxError });
