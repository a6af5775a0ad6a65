import { lex } from '../../interpreter/lexer/lex.ts';

/** A stretch of SQL between semicolons, and where it begins. */
export type Piece = { readonly text: string; readonly offset: number };

/** Cuts SQL that the parser could not read, so that the server, which takes one statement a call, may. */
export function piecesOf(sql: string): Piece[] {
  const { tokens } = lex(sql, 'mariadb');
  const pieces: Piece[] = [];
  let from = 0;
  for (const { kind, value, offset } of tokens) {
    if (kind !== 'operator' || value !== ';') continue;
    pieces.push({ text: sql.slice(from, offset), offset: from });
    from = offset + 1;
  }
  pieces.push({ text: sql.slice(from), offset: from });
  return pieces.filter(({ text }) => text.trim() !== '');
}
