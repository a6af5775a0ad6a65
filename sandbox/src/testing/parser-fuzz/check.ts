import type { DialectName } from '../../interpreter/dialects/dialect.ts';
import type { Parsed } from '../../interpreter/parser/parse-with.ts';
import type { Subject } from './subject.ts';

/** How an input was taken, or what promise was broken by it. */
export type Finding =
  | { readonly kind: Parsed['kind'] }
  | { readonly kind: 'violation'; readonly what: string };

/** Lexes, parses, prints and parses again: FE1, FE2, FE7 and FE8 for one input; FE11 is `growth.ts`. */
export function check(sql: string, dialect: DialectName, subject: Subject): Finding {
  try {
    const what = brokenLexing(sql, dialect, subject);
    if (what !== null) return { kind: 'violation', what };
    const parsed = subject.parse(sql, dialect);
    if (parsed.kind === 'parsed') return checkPrinting(parsed, dialect, subject);
    const { offset, length, line, column } = parsed.error;
    const isInside = offset >= 0 && length >= 0 && offset + length <= sql.length && line > 0 && column > 0;
    return isInside ? { kind: parsed.kind } : { kind: 'violation', what: `an error at ${offset}+${length}` };
  } catch (error) {
    return {
      kind: 'violation',
      what: `threw ${error instanceof Error ? (error.stack ?? error.message) : 'no error'}`,
    };
  }
}

function brokenLexing(sql: string, dialect: DialectName, subject: Subject): string | null {
  let end = 0;
  for (const { offset, length, text } of subject.lex(sql, dialect).tokens) {
    if (offset < end || !sql.startsWith(text, offset) || text.length !== length) {
      return `a token out of place: ${JSON.stringify(text)} at ${offset}`;
    }
    end = offset + length;
  }
  return end === sql.length ? null : `the tokens end at ${end} of ${sql.length}`;
}

function checkPrinting(
  { statements }: Extract<Parsed, { kind: 'parsed' }>,
  dialect: DialectName,
  { parse, print }: Subject,
): Finding {
  for (const statement of statements) {
    const printed = print(statement, dialect);
    const again = parse(printed, dialect);
    if (again.kind !== 'parsed') {
      return {
        kind: 'violation',
        what: `printed ${JSON.stringify(printed)}, which is ${again.error.message}`,
      };
    }
    if (again.statements.length !== 1 || plain(again.statements[0]) !== plain(statement)) {
      return { kind: 'violation', what: `printed ${JSON.stringify(printed)}, which is another tree` };
    }
  }
  return { kind: 'parsed' };
}

/** The tree without its places, as text. */
function plain(tree: unknown): string {
  return JSON.stringify(tree, (key, value: unknown) => (key === 'span' ? undefined : value));
}
