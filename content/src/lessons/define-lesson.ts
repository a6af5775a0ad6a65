import { ExerciseId, LessonId } from '@sqltown/shared/ids';
import { BUILDING_KINDS, LESSON_COINS, LESSON_XP } from '@sqltown/shared/rules';
import { z } from 'zod';
import { SqlSource, inEveryDialect } from '../dialects/per-dialect.ts';
import type { PublicLesson } from '../public/types.ts';

const prose = z.string().trim().min(10).max(700);
const Example = z.strictObject({ sql: z.string().trim().min(1), explanation: prose });

const ExerciseSource = z.strictObject({
  id: ExerciseId,
  kind: z.enum(['query', 'fix']),
  /** Plain words; `**bold**` marks what matters. */
  task: prose,
  dataset: z.string().default('town'),
  /** What the editor begins with: a comment, or the query to fix. */
  starter: SqlSource,
  /** Whether the order of rows counts; its answer then says by which columns. */
  ordered: z.boolean().default(false),
});

const LessonSource = z.strictObject({
  id: LessonId,
  title: z.string().trim().min(3).max(60),
  story: prose,
  idea: prose,
  building: z.enum(BUILDING_KINDS),
  action: z.string().regex(/^[a-z]+(-[a-z]+)*$/, 'an action reads like "light-windows"'),
  rewardXp: z.int().positive().default(LESSON_XP),
  rewardCoins: z.int().positive().default(LESSON_COINS),
  examples: z.strictObject({
    postgresql: Example,
    sqlite: Example,
    mariadb: Example,
    mysql: Example,
    mssql: Example,
    oracle: Example,
  }),
  exercises: z.array(ExerciseSource).min(2).max(5),
});

/** How many hints every exercise has. */
const HINTS = 3;

/**
 * What the learner sees of a lesson. Its answers stand in `answers/` under the same file name, so that
 * nothing here can carry one to a browser. Throws a ZodError that names the field when the source is wrong.
 */
export function defineLesson(source: z.input<typeof LessonSource>): PublicLesson {
  const lesson = LessonSource.parse(source);
  return {
    ...lesson,
    exercises: lesson.exercises.map((exercise) => ({
      ...exercise,
      starter: inEveryDialect(exercise.starter),
      hintCount: HINTS,
    })),
  };
}
