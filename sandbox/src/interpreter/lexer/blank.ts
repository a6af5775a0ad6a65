import type { LexicalRules } from '../dialects/dialect.ts';
import type { LexError } from './token.ts';

const BLANK = /[ \t\n\r\f\v\uFEFF]*/y;
const DASHES_THEN_SPACE = /--(?:[ \t\n\r\f\v]|$)/y;

/** How far a run of space and comments reaches, and whether a line began in it. */
export type Blank = { readonly end: number; readonly newLine: boolean; readonly error: LexError | null };

/** Skips space and comments from `from`; stops at a comment that is not closed or that would be run. */
export function skipBlank(sql: string, from: number, rules: LexicalRules): Blank {
  let at = from;
  for (;;) {
    BLANK.lastIndex = at;
    at += BLANK.exec(sql)?.[0].length ?? 0;
    const end = lineCommentEnd(sql, at, rules);
    if (end > at) at = end;
    else if (sql.startsWith('/*', at)) {
      const comment = blockComment(sql, at, rules);
      if (comment.error) return { end: comment.end, newLine: false, error: comment.error };
      at = comment.end;
    } else return { end: at, newLine: from === 0 || sql.slice(from, at).includes('\n'), error: null };
  }
}

function lineCommentEnd(sql: string, at: number, { lineComments, dashesNeedSpace }: LexicalRules): number {
  const mark = lineComments.find((mark) => sql.startsWith(mark, at));
  if (!mark || (mark === '--' && dashesNeedSpace && !matches(DASHES_THEN_SPACE, sql, at))) return at;
  const newLine = sql.indexOf('\n', at);
  return newLine < 0 ? sql.length : newLine;
}

function matches(pattern: RegExp, sql: string, at: number): boolean {
  pattern.lastIndex = at;
  return pattern.test(sql);
}

function blockComment(sql: string, from: number, rules: LexicalRules): Blank {
  const end = blockEnd(sql, from, rules.nestedComments);
  const executable = rules.executableComments && /^\/\*M?!/.test(sql.slice(from, from + 4));
  if (end !== null && !executable) return { end, newLine: false, error: null };
  const kind = executable ? 'executable-comment' : 'unterminated-comment';
  const stop = end ?? sql.length;
  return {
    end: stop,
    newLine: false,
    error: { kind, text: sql.slice(from, stop), offset: from, length: stop - from },
  };
}

/** Behind the comment's end, or null where it has none. */
function blockEnd(sql: string, from: number, nests: boolean): number | null {
  const mark = /\/\*|\*\//g;
  mark.lastIndex = from + 2;
  let open = 1;
  for (let found = mark.exec(sql); found; found = mark.exec(sql)) {
    if (found[0] === '*/') open -= 1;
    else if (nests) open += 1;
    else mark.lastIndex = found.index + 1;
    if (open === 0) return mark.lastIndex;
  }
  return null;
}
