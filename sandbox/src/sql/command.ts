import type { EngineDialect } from '@sqltown/shared/api';
import { lex } from '../interpreter/lexer/lex.ts';

const TWO_WORDS: ReadonlySet<string> = new Set(['CREATE', 'DROP', 'ALTER']);

/**
 * What a statement does, as result grids name it: SELECT, INSERT, CREATE TABLE. By its words, so that it has a name
 * even where the parser can't read it.
 */
export function commandOf(statement: string, dialect: EngineDialect): string {
  const words = wordsOf(statement.slice(0, 2_000), dialect).filter(
    ({ value }) => !/^(TEMP|TEMPORARY|UNIQUE|RECURSIVE|OR)$/.test(value),
  );
  const [first, ...others] = words.map((word) => word.value);
  // CREATE OR REPLACE VIEW.
  const second = first === 'CREATE' ? others.find((word) => word !== 'REPLACE') : others[0];
  if (!first) return '';
  if (first === 'WITH' || first === 'VALUES') return mainVerb(words.filter((word) => word.depth === 0));
  return TWO_WORDS.has(first) && second ? `${first} ${second}` : first;
}

type Word = { readonly value: string; readonly depth: number };

/** The words and how many parentheses are open around each. */
function wordsOf(sql: string, dialect: EngineDialect): Word[] {
  const words: Word[] = [];
  let depth = 0;
  for (const { kind, value } of lex(sql, dialect).tokens) {
    if (kind === 'operator' && value === '(') depth += 1;
    if (kind === 'operator' && value === ')') depth -= 1;
    if (kind === 'word') words.push({ value, depth });
  }
  return words;
}

function mainVerb(words: readonly Word[]): string {
  return words.find(({ value }) => /^(INSERT|UPDATE|DELETE|MERGE)$/.test(value))?.value ?? 'SELECT';
}
