import type { DialectName } from '../dialects/dialect.ts';
import { rulesOf } from '../dialects/index.ts';
import { lex } from '../lexer/lex.ts';
import type { Query } from '../tree/queries.ts';
import { heightOf } from '../tree/walk.ts';
import { Cursor, type Grammar } from './cursor.ts';
import { parseExpression } from './expressions/expression.ts';
import { type ParseError, ParseFailure, tooDeep, unreadable } from './failure.ts';
import { parseQuery } from './queries/query.ts';

export type Parsed =
  | { readonly kind: 'parsed'; readonly queries: readonly Query[] }
  | { readonly kind: 'error' | 'unsupported'; readonly error: ParseError };

/** So that whoever walks a tree may call itself: long chains of operators are high trees, too. */
const MAX_HEIGHT = 1_000;

const GRAMMAR: Grammar = { expression: parseExpression, query: parseQuery };

/**
 * Reads queries, with semicolons or separator lines between. A mistake is a value, in the dialect's own words;
 * statements other than queries are `unsupported` (FE4–FE7).
 */
export function parse(sql: string, dialect: DialectName): Parsed {
  const rules = rulesOf(dialect);
  const { tokens, errors } = lex(sql, dialect);
  try {
    const cursor = new Cursor({ sql, tokens, rules, grammar: GRAMMAR });
    const [unread] = errors;
    if (unread) throw unreadable(unread, { sql, rules });
    const queries = parseAll(cursor);
    for (const query of queries) {
      if (heightOf(query) > MAX_HEIGHT) throw tooDeep(MAX_HEIGHT, { sql, rules, span: query.span });
    }
    return { kind: 'parsed', queries };
  } catch (failure) {
    if (!(failure instanceof ParseFailure)) throw failure;
    return { kind: failure.kind, error: failure.error };
  }
}

function parseAll(cursor: Cursor): Query[] {
  const queries: Query[] = [];
  for (;;) {
    while (cursor.is(';') || cursor.peek().kind === 'separator') cursor.take();
    if (cursor.peek().kind === 'end') return queries;
    if (OTHER_STATEMENTS.has(cursor.peek().value)) cursor.unsupported(`the statement ${cursor.peek().value}`);
    if (!cursor.is('(') && !cursor.isAny('SELECT', 'WITH', 'VALUES')) cursor.fail('statement');
    queries.push(cursor.query());
    const { kind } = cursor.peek();
    if (kind !== 'end' && kind !== 'separator' && !cursor.is(';')) cursor.fail('end');
  }
}

const OTHER_STATEMENTS = new Set(
  `INSERT UPDATE DELETE MERGE REPLACE CREATE ALTER DROP TRUNCATE BEGIN START COMMIT ROLLBACK SAVEPOINT SAVE RELEASE END
  SET USE SHOW DESCRIBE DESC EXPLAIN PRAGMA DECLARE EXEC EXECUTE CALL GRANT REVOKE ANALYZE VACUUM COPY DO LOCK COMMENT
  RENAME IF WHILE PRINT DELIMITER TABLE HANDLER LOAD LISTEN NOTIFY ATTACH DETACH REINDEX PREPARE DEALLOCATE`.split(
    /\s+/,
  ),
);
