import type { Dialect } from '@sqltown/shared/api';
import { tokenize } from './tokens.ts';

const TWO_WORDS: ReadonlySet<string> = new Set(['CREATE', 'DROP', 'ALTER']);

/** What a statement does, as result grids name it: SELECT, INSERT, CREATE TABLE. */
export function commandOf(statement: string, dialect: Dialect): string {
  const words = tokenize(statement.slice(0, 2_000), dialect).filter(
    ({ kind, value }) => kind === 'word' && !/^(TEMP|TEMPORARY|UNIQUE|RECURSIVE)$/.test(value),
  );
  const [first, second] = words.map((word) => word.value);
  if (!first) return '';
  if (first === 'WITH' || first === 'VALUES') return mainVerb(words.filter((word) => word.depth === 0));
  return TWO_WORDS.has(first) && second ? `${first} ${second}` : first;
}

function mainVerb(words: readonly { value: string }[]): string {
  return words.find(({ value }) => /^(INSERT|UPDATE|DELETE|MERGE)$/.test(value))?.value ?? 'SELECT';
}
