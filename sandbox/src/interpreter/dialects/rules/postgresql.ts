import type { GrammarRules, LexicalRules, SyntaxPhrase, UnreadWords } from '../dialect.ts';
import { GROUPED, HEX_NUMBER, PLAIN, sticky } from './characters.ts';
import { composed } from './compose.ts';
import { COMPARISONS, CORE, JOINS, features, setOf, without, words } from './words.ts';

/** https://www.postgresql.org/docs/current/sql-syntax-lexical.html */
const lexical: LexicalRules = {
  ...PLAIN,
  stringPrefixes: { E: 'escaped', N: 'national', X: 'hex', B: 'bits' },
  dollarQuotes: true,
  nestedComments: true,
  number: sticky(`${HEX_NUMBER}|${GROUPED}`),
  parameter: sticky('\\$\\d+'),
  operators: [
    '::',
    ':',
    ':=',
    '=>',
    '||',
    '<<',
    '>>',
    '->',
    '->>',
    '#>',
    '#>>',
    '@>',
    '<@',
    '&&',
    '?',
    '?|',
    '?&',
    '~',
    '~*',
    '!~',
    '!~*',
    '%',
    '^',
    '&',
    '|',
    '#',
    '[',
    ']',
    '@@',
    '@',
  ],
};

const grammar: GrammarRules = {
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
    features(`reserved-behind-dot index-parentheses index-calls quantified default-value update-actions text-sizes plain-settings lexes-as-it-parses any-label merge-by-source alias-columns table-alias-columns for-share create-table-names index-if-not-exists drop-index-if-exists alter-if-exists update-returning is-kind typed-strings select-into enum-types typed-sequences on-commit rename-key alter-type transaction-modes
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

/** What it has and the parser does not read, by its first word. */
const unread: UnreadWords = {
  statements:
    setOf(`ABORT ALTER ANALYZE BEGIN CALL CHECKPOINT CLOSE CLUSTER COMMENT COPY DEALLOCATE DECLARE DISCARD DO
    END EXECUTE EXPLAIN FETCH GRANT IMPORT LISTEN LOAD LOCK MOVE NOTIFY PREPARE REASSIGN REFRESH REINDEX RESET REVOKE
    SECURITY SET SHOW START TABLE UNLISTEN VACUUM`),
  objects:
    setOf(`ACCESS AGGREGATE CAST COLLATION CONSTRAINT CONVERSION DATABASE DEFAULT DOMAIN EVENT EXTENSION FOREIGN
    FUNCTION GROUP INDEX LANGUAGE MATERIALIZED OPERATOR OWNED POLICY PROCEDURE PUBLICATION RECURSIVE ROLE RULE SCHEMA
    SEQUENCE SERVER STATISTICS SUBSCRIPTION SYSTEM TABLESPACE TEXT TRANSFORM TRIGGER TYPE UNLOGGED USER VIEW`),
  tables: setOf('TABLESAMPLE'),
};

const syntaxError: SyntaxPhrase = ({ kind, near, unclosed, expected }) => {
  if (expected === 'no-limit-comma') return { message: 'LIMIT #,# syntax is not supported', code: '42601' };
  if (kind === 'unterminated' && unclosed) {
    const what = unclosed === 'comment' ? '/* comment' : unclosed;
    return { message: `unterminated ${what} at or near "${near}"`, code: '42601' };
  }
  const place = near === '' ? 'at end of input' : `at or near "${near}"`;
  return { message: `syntax error ${place}`, code: '42601' };
};

/** How PostgreSQL is read. */
export const POSTGRESQL_RULES = composed({ name: 'postgresql', lexical, grammar, unread, syntaxError });
