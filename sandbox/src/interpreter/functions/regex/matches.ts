import type { DialectName } from '../../dialects/dialect.ts';
import { Unsupported } from '../../errors/failure.ts';
import type { Run } from '../../run/run.ts';
import {
  type Captures,
  type Regex,
  RegexError,
  type RegexFlavor,
  compileRegex,
} from '../../semantics/regex.ts';
import { remembered } from '../../semantics/remembered.ts';
import { refuse } from '../define/complain.ts';

/** What the letters of a match parameter say; `all` is PostgreSQL's g. */
type Flags = {
  readonly ignoreCase: boolean;
  readonly lines: boolean;
  readonly dotAll: boolean;
  readonly extended: boolean;
};

export type Find = (pattern: string, flags: string | null) => Regex;

/** Compiles the patterns of a call, and keeps the last. @param ignoreCase where no letter says otherwise */
export function finder(dialect: DialectName, name: string, ignoreCase = false): Find {
  const flavor = FLAVORS[dialect];
  if (!flavor) throw new Unsupported('regular expressions', null);
  return remembered((pattern, letters) => {
    try {
      const isLiteral = dialect === 'postgresql' && letters?.includes('q');
      const source = isLiteral ? pattern.replace(/[^\p{L}\p{N}\s]/gu, '\\$&') : pattern;
      return compileRegex(source, { flavor, ...flagsOf(letters ?? '', dialect, name, ignoreCase) });
    } catch (error) {
      if (!(error instanceof RegexError)) throw error;
      return refuse(name, dialect, {
        postgresql: ['2201B', error.message],
        mariadb: ['1139', `Got error '${error.what}' from regexp`],
      });
    }
  });
}

const FLAVORS: Readonly<Partial<Record<DialectName, RegexFlavor>>> = {
  postgresql: 'postgresql',
  mysql: 'mysql',
  mariadb: 'mariadb',
  oracle: 'oracle',
};

function flagsOf(letters: string, dialect: DialectName, name: string, ignoreCase: boolean): Flags {
  let flags: Flags = { ignoreCase, lines: false, dotAll: dialect === 'postgresql', extended: false };
  const isPostgresql = dialect === 'postgresql';
  for (const letter of letters) {
    if (letter === 'i') flags = { ...flags, ignoreCase: true };
    else if (letter === 'c') flags = { ...flags, ignoreCase: false };
    else if (letter === 'x') flags = { ...flags, extended: true };
    else if (letter === 'm' || (letter === 'n' && isPostgresql))
      flags = { ...flags, lines: true, dotAll: isPostgresql ? false : flags.dotAll };
    else if (letter === 'n') flags = { ...flags, dotAll: true };
    else if (letter === 's' && isPostgresql) flags = { ...flags, dotAll: true, lines: false };
    else if (letter === 'q' && isPostgresql) continue;
    else if (letter !== 'g' || !isPostgresql)
      refuse(name, dialect, {
        postgresql: ['22023', `invalid regular expression option: "${letter}"`],
        oracle: ['ORA-01760', 'illegal argument for function'],
        mysql: ['3685', 'Illegal argument to a regular expression.'],
      });
  }
  return flags;
}

/** Every match from an offset on; behind an empty one the search goes on a character later. */
export function* matches(regex: Regex, text: string, from: number, { budget }: Run): Generator<Captures> {
  let at = from;
  while (at <= text.length) {
    const found = regex.search(text, at, (count) => budget.step(count));
    if (!found) return;
    yield found;
    const [start = 0, end = 0] = found;
    const next = (text.codePointAt(end) ?? 0) > 0xff_ff ? 2 : 1;
    at = end > start ? end : end + next;
  }
}

/** The text of a group of a match: 0 the whole; null where it took no part. */
export function group(text: string, found: Captures, index: number): string | null {
  const [start = -1, end = -1] = [found[index * 2], found[index * 2 + 1]];
  return start === -1 ? null : text.slice(start, end);
}
