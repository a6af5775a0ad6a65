import { ExerciseId, LessonId } from '@sqltown/shared/ids';
import { z } from 'zod';
import { SqlSource, inEveryDialect } from '../dialects/per-dialect.ts';
import type { GradedExercise } from '../grading/types.ts';

const hint = z.string().trim().min(10).max(300);

const AnswerSource = z.strictObject({
  solution: SqlSource,
  /** Right, and written differently. */
  alternates: z.array(SqlSource).min(1),
  /** Plausible and wrong; `hint` is what a learner who wrote it reads. */
  mutants: z.array(z.strictObject({ sql: SqlSource, hint: hint.optional() })).min(2),
  hints: z.tuple([hint, hint, hint]),
  orderBy: z
    .array(z.strictObject({ column: z.int().nonnegative(), descending: z.boolean() }))
    .min(1)
    .nullable()
    .default(null),
  columnNames: z.enum(['ignore', 'match']).default('ignore'),
  /** For a task that changes the town; without it the answer is the rows of a SELECT. */
  state: z
    .strictObject({
      made: z.array(z.string()).default([]),
      gone: z.array(z.string()).default([]),
      trials: z.array(SqlSource).default([]),
    })
    .nullable()
    .default(null),
  requires: z.array(z.string()).default([]),
  forbids: z.array(z.string()).default([]),
});
type AnswerSource = z.input<typeof AnswerSource>;

/** An exercise's answer without what its lesson already says. */
type Answer = Omit<GradedExercise, 'lessonId' | 'dataset' | 'kind'>;

export type LessonAnswers = { readonly lessonId: LessonId; readonly answers: readonly Answer[] };

/**
 * The secret half of a lesson, by exercise id.
 * Throws a ZodError that names the field when the source is wrong.
 */
export function defineAnswers(
  lessonId: string,
  sources: Readonly<Record<string, AnswerSource>>,
): LessonAnswers {
  const answers = Object.entries(sources).map(([id, source]) => toAnswer(ExerciseId.parse(id), source));
  return { lessonId: LessonId.parse(lessonId), answers };
}

function toAnswer(id: ExerciseId, source: AnswerSource): Answer {
  const { solution, alternates, mutants, state, ...rest } = AnswerSource.parse(source);
  return {
    ...rest,
    id,
    state: state && { ...state, trials: state.trials.map(inEveryDialect) },
    solution: inEveryDialect(solution),
    alternates: alternates.map(inEveryDialect),
    mutants: mutants.map(({ sql, hint }) => ({ ...inEveryDialect(sql), ...(hint ? { hint } : {}) })),
  };
}
