import type { DatasetSchema } from '@sqltown/content/grading';
import type { EngineDialect, SqlError } from '@sqltown/shared/api';
import { lex } from '../interpreter/lexer/lex.ts';
import type { Span, Token } from '../interpreter/lexer/token.ts';
import { FUNCTIONS, KEYWORDS, isKeyword } from './keywords.ts';
import { lineAndColumn } from './position.ts';
import { nearest } from './suggest.ts';

/** What an engine said, before it is made useful to a learner. */
export type EngineComplaint = {
  readonly message: string;
  readonly code: string;
  /** UTF-16 offset into the SQL, where the engine gave one. */
  readonly offset?: number | undefined;
  readonly hint?: string | undefined;
  /** What is missing, where the engine says so in data; its words are read otherwise. */
  readonly missing?: Missing | null | undefined;
};

export type ErrorContext = {
  readonly sql: string;
  readonly dialect: EngineDialect;
  readonly schema: DatasetSchema;
};

/** The names that an engine's words say are missing, by what kind of thing it is. */
const MISSING = {
  table: [
    /^no such table: (?:\w+\.)?(\S+)/,
    /^relation "(?:[^"]*\.)?([^"]+)" does not exist/,
    /^Table '(?:[^'.]*\.)?([^']+)' doesn't exist/,
  ],
  column: [
    /^no such column: (?:\S+\.)?(\S+?)(?: - .*)?$/,
    /^column "?(?:\w+\.)?([^"\s]+)"? (?:of relation .* )?does not exist/,
    /^table \S+ has no column named (\S+)/,
    /^Unknown column '(?:[^'.]*\.)*([^'.]+)' in/,
  ],
  function: [
    /^no such function: (\S+)/,
    /^function (?:\w+\.)?(\w+)\(.*\) does not exist/,
    /^FUNCTION (?:\S+\.)?(\S+) does not exist/,
  ],
  keyword: [
    /^near "([^"]+)": syntax error/,
    /^syntax error at or near "([^"]+)"/,
    /right syntax to use near '(\w+)/,
  ],
} as const;

type Missing = { readonly kind: keyof typeof MISSING; readonly name: string };

/** The engine's own words, with the place they point at and a near name that would mend it. */
export function explainError(complaint: EngineComplaint, context: ErrorContext): SqlError {
  const { message, code, hint } = complaint;
  const missing = complaint.missing ?? missingName(message);
  const { tokens, errors } = lex(context.sql, context.dialect);
  const token = pieceAt(tokens, complaint.offset) ?? tokenNamed(tokens, missing);
  const place = token ?? pieceAt(errors, complaint.offset);
  const offset = place?.offset ?? complaint.offset;
  const suggestion = missing ? suggest(missing, context.schema, tokens, token) : null;
  return {
    message,
    code,
    ...(offset !== undefined && { offset, ...lineAndColumn(context.sql, offset) }),
    ...(place && { length: place.length }),
    ...(hint && { hint }),
    ...(suggestion && { suggestion }),
  };
}

function missingName(message: string): Missing | null {
  for (const kind of Object.keys(MISSING) as (keyof typeof MISSING)[]) {
    for (const pattern of MISSING[kind]) {
      const name = pattern.exec(message)?.[1];
      if (name) return { kind, name };
    }
  }
  return null;
}

function pieceAt<Piece extends Span>(
  pieces: readonly Piece[],
  offset: number | undefined,
): Piece | undefined {
  if (offset === undefined) return undefined;
  return pieces.find((piece) => piece.offset <= offset && offset < piece.offset + piece.length);
}

/** SQLite names a missing table without saying where: its first mention is the place. */
function tokenNamed(tokens: readonly Token[], missing: Missing | null): Token | undefined {
  if (!missing) return undefined;
  const wanted = missing.name.toLowerCase();
  return tokens.find(
    ({ kind, value }) => (kind === 'word' || kind === 'quoted-name') && value.toLowerCase() === wanted,
  );
}

function suggest(
  { kind, name }: Missing,
  schema: DatasetSchema,
  tokens: readonly Token[],
  token: Token | undefined,
): string | null {
  if (kind === 'table') return nearest(name, tableNames(schema));
  if (kind === 'column') return nearest(name, columnNames(schema));
  if (kind === 'function') return nearest(name, FUNCTIONS);
  return misspeltKeyword(name, schema, tokens, token);
}

/**
 * `SELECT name FORM people` fails at "people", since FORM reads as an alias: so the word before the place
 * is looked at as well, unless it is a name of the dataset.
 */
function misspeltKeyword(
  name: string,
  schema: DatasetSchema,
  tokens: readonly Token[],
  token: Token | undefined,
): string | null {
  const before = token && tokens[tokens.indexOf(token) - 1];
  const names = new Set([...tableNames(schema), ...columnNames(schema)].map((known) => known.toUpperCase()));
  for (const word of [name, before?.kind === 'word' ? before.value : '']) {
    const keyword =
      word && !isKeyword(word) && !names.has(word.toUpperCase()) ? nearest(word, KEYWORDS) : null;
    if (keyword) return keyword;
  }
  return null;
}

function tableNames(schema: DatasetSchema): string[] {
  return schema.tables.map((table) => table.name);
}

function columnNames(schema: DatasetSchema): string[] {
  return schema.tables.flatMap((table) => table.columns.map((column) => column.name));
}
