import type { DialectName } from '../dialects/dialect.ts';
import { lex } from '../lexer/lex.ts';
import type { Span, Token } from '../lexer/token.ts';

/** A statement as it stands among others, whether it can be read or not. */
export type SplitStatement = {
  readonly text: string;
  /** From its first token to its last: no space, comment or semicolon around it. */
  readonly span: Span;
  readonly tokens: readonly Token[];
};

/** Statements by the semicolons and separator lines between them; empty ones are none. */
export function splitStatements(sql: string, dialect: DialectName): SplitStatement[] {
  const groups: Token[][] = [[]];
  for (const token of lex(sql, dialect).tokens) {
    if (token.kind === 'end') break;
    if (separates(token)) groups.push([]);
    else groups.at(-1)?.push(token);
  }
  return groups.flatMap((tokens) => {
    const [first] = tokens;
    const last = tokens.at(-1);
    if (!first || !last) return [];
    const span = { offset: first.offset, length: last.offset + last.length - first.offset };
    return [{ text: sql.slice(span.offset, span.offset + span.length), span, tokens }];
  });
}

function separates({ kind, value }: Token): boolean {
  return kind === 'separator' || (kind === 'operator' && value === ';');
}
