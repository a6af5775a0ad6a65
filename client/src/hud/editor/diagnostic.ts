import type { Outcome, SqlError } from '@sqltown/shared/api';
import type { Passage } from './handle.ts';

/** An error's place in the editor: UTF-16 offsets into the whole text, never empty unless the text is. */
export type SqlMark = {
  readonly from: number;
  readonly to: number;
  readonly message: string;
  readonly suggestion: string | null;
  /** What was run: the mark holds only while the editor still says so. */
  readonly passage: Passage;
};

/** The error in an outcome, if it has one that points at SQL. */
export function errorIn(outcome: Outcome): SqlError | null {
  return outcome.kind === 'error' || outcome.kind === 'rejected' ? outcome.error : null;
}

/**
 * Where to draw the squiggle for an error in `passage`. Without an offset the engine didn't say where: null.
 * Without a length, the word there is meant; at the end, the last word.
 */
export function markFor(error: SqlError, passage: Passage): SqlMark | null {
  const text = passage.sql;
  if (error.offset === undefined || text.length === 0) return null;
  const at = Math.min(Math.max(0, error.offset), text.length);
  const [from, to] =
    error.length !== undefined && error.length > 0 && at < text.length
      ? [at, Math.min(text.length, at + error.length)]
      : wordAt(text, at);
  const { message, suggestion = null } = error;
  return { from: passage.from + from, to: passage.from + to, message, suggestion, passage };
}

const WORD = /[\p{L}\p{N}_]/u;

function wordAt(text: string, at: number): [number, number] {
  let from = at;
  while (from > 0 && (from >= text.length || !WORD.test(text[from]!))) {
    if (from < text.length && !/\s/.test(text[from]!)) return [from, from + 1];
    from--;
  }
  while (from > 0 && WORD.test(text[from]!) && WORD.test(text[from - 1]!)) from--;
  let to = from;
  while (to < text.length && WORD.test(text[to]!)) to++;
  return [from, Math.max(to, Math.min(text.length, from + 1))];
}
