import type { ErrorText, GrammarRules, LexicalRules, SyntaxPhrase, UnreadWords } from '../dialect.ts';
import { PLAIN, sticky } from './characters.ts';
import { composed } from './compose.ts';
import { COMPARISONS, CORE, features, setOf, words } from './words.ts';

/** https://learn.microsoft.com/sql/relational-databases/databases/database-identifiers */
const lexical: LexicalRules = {
  ...PLAIN,
  nameQuotes: [
    ['[', ']'],
    ['"', '"'],
  ],
  stringPrefixes: { N: 'national' },
  nestedComments: true,
  word: sticky('[\\p{L}_#][\\p{L}\\p{M}\\p{N}_@$#]*|\\$(?:action|identity|rowguid)', 'i'),
  letterAfterNumber: 'apart',
  variable: sticky('@@?[\\p{L}\\p{M}\\p{N}_@$#]+'),
  separatorLine: sticky('GO(?:[ \\t]+\\d+)?[ \\t]*(?=\\r?\\n|$)', 'i'),
  operators: ['!<', '!>', '+=', '-=', '*=', '/=', '%=', '&=', '|=', '^=', '%', '^', '&', '|', '~'],
};

const grammar: GrammarRules = {
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

/** What it has and the parser does not read, by its first word. */
const unread: UnreadWords = {
  statements:
    setOf(`ALTER BACKUP BEGIN BREAK BULK CHECKPOINT CLOSE CONTINUE DBCC DEALLOCATE DECLARE DENY DISABLE ENABLE
    END EXEC EXECUTE FETCH GOTO GRANT IF KILL OPEN PRINT RAISERROR RECONFIGURE RESTORE RETURN REVERT REVOKE SAVE SET
    SHUTDOWN THROW USE WAITFOR WHILE`),
  objects:
    setOf(`AGGREGATE ASSEMBLY AUTHORIZATION CERTIFICATE CLUSTERED COLUMNSTORE CREDENTIAL DATABASE DEFAULT EXTERNAL
    FULLTEXT FUNCTION INDEX LOGIN MASTER MESSAGE NONCLUSTERED PARTITION PRIMARY PROC PROCEDURE QUEUE ROLE RULE SCHEMA
    SECURITY SEQUENCE SPATIAL STATISTICS SYMMETRIC SYNONYM TRIGGER TYPE USER VIEW XML`),
  tables: setOf('PIVOT UNPIVOT TABLESAMPLE'),
};

const syntaxError: SyntaxPhrase = ({ kind, near, rest, line, reserved, unclosed, expected }) => {
  const msg = (number: number, text: string, level = 15, state = 1): ErrorText => ({
    message: `Msg ${number}, Level ${level}, State ${state}, Line ${line}\n${text}`,
    code: String(number),
  });
  if (unclosed === 'comment') return msg(113, "Missing end comment mark '*/'.");
  if (kind === 'unterminated') {
    return msg(105, `Unclosed quotation mark after the character string '${near.slice(1)}'.`);
  }
  if (expected === 'condition') {
    const text = 'An expression of non-boolean type specified in a context where a condition is expected';
    return msg(4145, `${text}, near '${near}'.`);
  }
  if (expected === 'procedure') return msg(2812, `Could not find stored procedure '${near}'.`, 16);
  if (expected === 'no-set-all')
    return msg(324, `The 'ALL' version of the ${near} operator is not supported.`);
  if (expected === 'table-hint') {
    const what = `"${near}" is not a recognized table hints option`;
    const intent =
      'If it is intended as a parameter to a table-valued function or to the CHANGETABLE function';
    return msg(321, `${what}. ${intent}, ensure that your database compatibility mode is set to 90.`);
  }
  if (expected === 'no-qualified-insert') {
    const what = 'The insert column list used in the MERGE statement cannot contain multi-part identifiers.';
    return msg(10739, `${what} Use single part identifiers instead.`);
  }
  if (expected === 'set-option') {
    // The state tells a switch from a value.
    const state = /^\s+(?:ON|OFF)\b/i.test(rest.slice(near.length)) ? 5 : 7;
    return msg(195, `'${near}' is not a recognized SET option.`, 15, state);
  }
  if (expected === 'no-lone-fetch')
    return msg(153, `Invalid usage of the option ${near} in the FETCH statement.`);
  return reserved
    ? msg(156, `Incorrect syntax near the keyword '${near}'.`)
    : msg(102, `Incorrect syntax near '${near.replace(/^N?'(.*)'$/s, '$1')}'.`);
};

/** How T-SQL is read. */
export const MSSQL_RULES = composed({ name: 'mssql', lexical, grammar, unread, syntaxError });
