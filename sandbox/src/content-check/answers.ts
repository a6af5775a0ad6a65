import type { GradedExercise } from '@sqltown/content/grading';
import type { EngineDialect } from '@sqltown/shared/api';

/** An answer that the content has written down; `passes` is what it promises of it. */
export type ContentAnswer = { readonly name: string; readonly sql: string; readonly passes: boolean };

/** The solution, the alternates and the mutants of an exercise, as the dialect spells them. */
export function answersOf(
  { solution, alternates, mutants }: GradedExercise,
  dialect: EngineDialect,
): ContentAnswer[] {
  const right = alternates.map((sql, i) => ({ name: `alternate ${i + 1}`, sql: sql[dialect], passes: true }));
  const wrong = mutants.map((sql, i) => ({ name: `mutant ${i + 1}`, sql: sql[dialect], passes: false }));
  return [{ name: 'the solution', sql: solution[dialect], passes: true }, ...right, ...wrong];
}
