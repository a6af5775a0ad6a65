import type { DialectRules } from '../dialects/dialect.ts';
import { lexWith } from '../lexer/lex-with.ts';
import type { LexError, Token } from '../lexer/token.ts';
import type { Statement } from '../tree/statements.ts';
import { heightOf } from '../tree/walk.ts';
import { Cursor, type Grammar } from './cursor.ts';
import { parseExpression } from './expressions/expression.ts';
import { type ParseError, ParseFailure, tooDeep, unreadable } from './failure.ts';
import { parseQuery } from './queries/query.ts';
import { parseStatement } from './statements/statement.ts';

export type Parsed =
  | { readonly kind: 'parsed'; readonly statements: readonly Statement[] }
  | { readonly kind: 'error' | 'unsupported'; readonly error: ParseError };

/** So that whoever walks a tree may call itself: long chains of operators are high trees, too. */
const MAX_HEIGHT = 1_000;

const GRAMMAR: Omit<Grammar, 'seldom'> = {
  statement: parseStatement,
  expression: parseExpression,
  query: parseQuery,
};

/**
 * Reads statements, with semicolons or separator lines between. A mistake is a value, in the dialect's own words;
 * what the dialect has and this parser doesn't read is `unsupported` (FE4–FE7).
 */
export function parseWith(sql: string, rules: DialectRules, seldom: Grammar['seldom']): Parsed {
  const grammar = { ...GRAMMAR, seldom };
  const { tokens, errors } = lexWith(sql, rules.lexical);
  try {
    const [unread] = errors;
    if (unread) throw firstFailure(unread, { sql, tokens, rules, grammar });
    const cursor = new Cursor({ sql, tokens, rules, grammar });
    const statements = parseAll(cursor);
    for (const statement of statements) {
      if (heightOf(statement) > MAX_HEIGHT) throw tooDeep(MAX_HEIGHT, { sql, rules, span: statement.span });
    }
    return { kind: 'parsed', statements };
  } catch (failure) {
    if (!(failure instanceof ParseFailure)) throw failure;
    return { kind: failure.kind, error: failure.error };
  }
}

type Source = ConstructorParameters<typeof Cursor>[0];

/** What can't be read; unless something is wrong before it, and the dialect reads on only as far as it understands. */
function firstFailure(unread: LexError, { sql, tokens, rules, grammar }: Source): ParseFailure {
  const failure = unreadable(unread, { sql, rules });
  if (!rules.features.has('lexes-as-it-parses') || failure.kind !== 'error') return failure;
  const before = tokens.filter(({ offset }) => offset < unread.offset);
  const end: Token = { kind: 'end', text: '', value: '', offset: unread.offset, length: 0 };
  try {
    parseAll(new Cursor({ sql, tokens: [...before, end], rules, grammar }));
  } catch (earlier) {
    if (!(earlier instanceof ParseFailure)) throw earlier;
    if (earlier.kind === 'error' && earlier.error.offset < unread.offset) return earlier;
  }
  return failure;
}

/** Words that begin a statement; behind one, T-SQL needs no semicolon. */
const STARTS =
  'SELECT INSERT UPDATE DELETE DECLARE SET CREATE ALTER DROP TRUNCATE BEGIN COMMIT ROLLBACK SAVE USE IF WHILE PRINT EXEC'.split(
    ' ',
  );

function parseAll(cursor: Cursor): Statement[] {
  const statements: Statement[] = [];
  for (;;) {
    while (cursor.is(';') || cursor.peek().kind === 'separator') {
      if (Number(/\d+/.exec(cursor.peek().text)?.[0] ?? 1) !== 1) cursor.unsupported('GO with a count');
      cursor.take();
    }
    if (cursor.peek().kind === 'end') return statements;
    statements.push(parseStatement(cursor));
    const { kind } = cursor.peek();
    const goesOn = cursor.can('statements-adjoin') && cursor.isAny(...STARTS);
    if (kind !== 'end' && kind !== 'separator' && !cursor.is(';') && !goesOn) cursor.fail('end');
  }
}
