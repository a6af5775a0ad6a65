import type { GrammarRules, LexicalRules } from '../dialect.ts';
import { composed } from './compose.ts';
import {
  type Refusals,
  grammar as mysqlGrammar,
  lexical as mysqlLexical,
  refused,
  syntaxErrorOf,
  unread,
} from './mysql.ts';
import { features, words } from './words.ts';

/** https://mariadb.com/docs/server/reference: MySQL's, without the JSON arrows */
const lexical: LexicalRules = {
  ...mysqlLexical,
  operators: mysqlLexical.operators.filter((operator) => !operator.startsWith('->')),
};

const grammar: GrammarRules = {
  ...mysqlGrammar,
  operators: mysqlGrammar.operators.map((level) => level.filter((operator) => !operator.startsWith('->'))),
  features:
    features(`reserved-behind-dot index-prefixes quantified default-value update-actions text-sizes derived-alias plain-limit adjacent-strings parenthesized-table lexes-as-it-parses dual view-if-not-exists index-if-not-exists drop-index-if-exists alter-if-exists full-text distinct-words on-update drop-temporary column-place drop-key rename-key alter-column transaction-modes set-several set-names next-value-for
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
  reserved: [...mysqlGrammar.reserved, 'RETURNING'].filter(
    (word) => !['LATERAL', 'GROUPS', 'RANK', 'ROW_NUMBER', 'OF', 'WINDOW', 'CUBE'].includes(word),
  ),
  stops: words('OFFSET WINDOW'),
};

const refusals: Refusals = {
  'no-frame-exclude': refused('4022', 'HY000', 'Frame exclusion is not supported yet'),
};

/** How MariaDB is read. */
export const MARIADB_RULES = composed({
  name: 'mariadb',
  lexical,
  grammar,
  unread,
  syntaxError: syntaxErrorOf('MariaDB', refusals),
});
