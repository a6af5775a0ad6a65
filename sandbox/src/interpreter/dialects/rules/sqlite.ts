import type { GrammarRules, LexicalRules, SyntaxPhrase, UnreadWords } from '../dialect.ts';
import { GROUPED, HEX_NUMBER, PLAIN, WIDE, sticky } from './characters.ts';
import { composed } from './compose.ts';
import { CORE, JOINS, features, setOf, without, words } from './words.ts';

/** https://sqlite.org/lang_expr.html, https://sqlite.org/lang_keywords.html */
const lexical: LexicalRules = {
  ...PLAIN,
  nameQuotes: [
    ['"', '"'],
    ['`', '`'],
    ['[', ']'],
  ],
  stringPrefixes: { X: 'hex' },
  number: sticky(`${HEX_NUMBER}|${GROUPED}`),
  parameter: sticky(`\\?\\d*|[:@$#][${WIDE}0-9]+`),
  operators: ['==', '||', '<<', '>>', '->', '->>', '%', '&', '|', '~'],
};

const grammar: GrammarRules = {
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

/** What it has and the parser does not read, by its first word. */
const unread: UnreadWords = {
  statements: setOf('ANALYZE ATTACH DETACH EXPLAIN PRAGMA REINDEX VACUUM'),
  objects: setOf('TRIGGER VIRTUAL'),
  tables: setOf(''),
};

const syntaxError: SyntaxPhrase = ({ kind, near }) => {
  if (kind === 'unrecognized' || kind === 'unterminated') {
    return { message: `unrecognized token: "${near}"`, code: 'SQLITE_ERROR' };
  }
  const message = near === '' ? 'incomplete input' : `near "${near}": syntax error`;
  return { message, code: 'SQLITE_ERROR' };
};

/** How SQLite is read. */
export const SQLITE_RULES = composed({ name: 'sqlite', lexical, grammar, unread, syntaxError });
