/** Where something stands in the SQL, in UTF-16 code units. */
export type Span = { readonly offset: number; readonly length: number };

export type TokenKind =
  | 'word'
  | 'quoted-name'
  | 'string'
  | 'number'
  | 'operator'
  | 'parameter'
  | 'variable'
  | 'separator'
  | 'end';

/** What a string literal holds: characters, national characters, or the digits of bytes and bits. */
export type StringKind = 'plain' | 'national' | 'hex' | 'bits';

/** A piece of SQL that is neither space nor comment. */
export type Token = Span & {
  readonly kind: TokenKind;
  readonly text: string;
  /** Upper case for words, what the quotes hold for strings and quoted names, the text otherwise. */
  readonly value: string;
  readonly string?: StringKind;
};

/** What the lexer could not read. Lexing goes on behind it, except behind something unterminated. */
export type LexError = Span & {
  readonly kind:
    | 'unterminated-string'
    | 'unterminated-name'
    | 'unterminated-comment'
    | 'unrecognized'
    | 'executable-comment';
  readonly text: string;
};
