import type { GradedExercise } from '@sqltown/content/grading';
import type { Dialect } from '@sqltown/shared/api';
import { tokenize } from '../sql/tokens.ts';
import type { WrongReason } from './compare.ts';

/** A construct that is missing or should not be there; null when all is as asked (GR13). */
export function checkConstructs(
  sql: string,
  dialect: Dialect,
  { requires, forbids }: Pick<GradedExercise, 'requires' | 'forbids'>,
): { readonly reason: WrongReason; readonly message: string } | null {
  const words = wordsOf(sql, dialect);
  const missing = requires.find((construct) => !includes(words, construct));
  if (missing) {
    return {
      reason: 'required-construct',
      message: `The rows are right, but the task asks you to use ${missing}.`,
    };
  }
  const present = forbids.find((construct) => includes(words, construct));
  if (present) {
    return {
      reason: 'forbidden-construct',
      message: `The rows are right, but the task asks you to do without ${present}.`,
    };
  }
  return null;
}

/** Words and symbols; comments, strings and quoted names mean nothing here. */
function wordsOf(sql: string, dialect: Dialect): string[] {
  return tokenize(sql, dialect)
    .filter(({ kind }) => kind === 'word' || kind === 'symbol')
    .map(({ value }) => value);
}

/** "ORDER BY" is two words in a row; "*" and "COUNT" are one. */
function includes(words: readonly string[], construct: string): boolean {
  const wanted = construct.toUpperCase().split(/\s+/);
  return words.some((_, i) => wanted.every((word, j) => words[i + j] === word));
}
