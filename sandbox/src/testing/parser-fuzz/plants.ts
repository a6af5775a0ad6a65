import { SOUND, type Subject } from './subject.ts';

/** Faults that the fuzz must find. */
export const PLANTS = {
  /** Finds each token's line by reading from the top. */
  'quadratic-lexer': {
    ...SOUND,
    lex: (sql, dialect) => {
      const lexed = SOUND.lex(sql, dialect);
      let lines = 0;
      for (const { offset } of lexed.tokens) lines += sql.slice(0, offset).split('\n').length;
      return lines < 0 ? { tokens: [], errors: [] } : lexed;
    },
  },
  /** Trips over a CASE that is never closed. */
  'throwing-parser': {
    ...SOUND,
    parse: (sql, dialect) => {
      const parsed = SOUND.parse(sql, dialect);
      const isOpen = parsed.kind === 'error' && parsed.error.offset === sql.length && /\bCASE\b/i.test(sql);
      if (isOpen) throw new TypeError("Cannot read properties of undefined (reading 'kind')");
      return parsed;
    },
  },
  /** Prints (a + b) * c as a + b * c. */
  'dropped-parentheses': {
    ...SOUND,
    print: (tree, dialect) => SOUND.print(tree, dialect).replace(/\(([\w.]+ [+-] [\w.]+)\) \*/, '$1 *'),
  },
  /** Counts a character beyond the basic plane as one. */
  'narrow-offsets': {
    ...SOUND,
    lex: (sql, dialect) => {
      const { tokens, errors } = SOUND.lex(sql, dialect);
      const narrow = (offset: number): number => Array.from(sql.slice(0, offset)).length;
      return { errors, tokens: tokens.map((token) => ({ ...token, offset: narrow(token.offset) })) };
    },
  },
} as const satisfies Readonly<Record<string, Subject>>;

export type PlantName = keyof typeof PLANTS;
