import { z } from 'zod';
import { CityId, CommandId, ExerciseId, LessonId } from '../ids/index.ts';
import { BUILDING_KINDS } from '../rules/index.ts';
import { Cell, Column, Dialect, EngineLabel, MAX_SQL_CHARS, Outcome, ResultSet } from './sql.ts';

export const CodeExample = z.object({ dialect: Dialect, sql_code: z.string(), explanation: z.string() });

/** An exercise as the learner may see it: never its solution. */
export const Exercise = z.object({
  id: ExerciseId,
  kind: z.enum(['query', 'fix']),
  /** What to find, in plain words; `**bold**` marks what matters. */
  task: z.string(),
  dataset: z.string(),
  /** What the editor begins with: a comment, or the query to fix. */
  starter: z.string(),
  ordered: z.boolean(),
  hintCount: z.int(),
  solved: z.boolean(),
});
export type Exercise = z.infer<typeof Exercise>;

/** GET /api/v1/lessons/:id?dialect=postgresql */
export const LessonReply = z.object({
  lesson_id: LessonId,
  lesson_title: z.string(),
  chapter_title: z.string(),
  /** 1-based place in its chapter, and how many there are. */
  position: z.int(),
  of: z.int(),
  common_content: z.object({ story: z.string(), idea: z.string() }),
  code_examples: z.array(CodeExample),
  animation_config: z.object({ building: z.enum(BUILDING_KINDS), action: z.string() }),
  reward: z.object({ xp: z.int(), coins: z.int() }),
  exercises: z.array(Exercise),
  next_lesson_id: LessonId.nullable(),
});
export type LessonReply = z.infer<typeof LessonReply>;

export const LessonSummary = z.object({
  id: LessonId,
  title: z.string(),
  building: z.enum(BUILDING_KINDS),
  exercises: z.int(),
  solved: z.int(),
  complete: z.boolean(),
});

/** GET /api/v1/chapters */
export const ChaptersReply = z.object({
  chapters: z.array(z.object({ id: z.string(), title: z.string(), lessons: z.array(LessonSummary) })),
});
export type ChaptersReply = z.infer<typeof ChaptersReply>;

/** GET /api/v1/datasets/:id?dialect= */
export const DatasetReply = z.object({
  id: z.string(),
  title: z.string(),
  tables: z.array(
    z.object({
      name: z.string(),
      about: z.string(),
      rowCount: z.int(),
      columns: z.array(
        z.object({
          name: z.string(),
          type: z.string(),
          nullable: z.boolean(),
          primaryKey: z.boolean(),
          /** "table.column" */
          references: z.string().nullable(),
        }),
      ),
      sample: z.array(z.array(Cell)),
    }),
  ),
});
export type DatasetReply = z.infer<typeof DatasetReply>;

/** POST /api/v1/exercises/:id/attempts */
export const AttemptRequest = z.strictObject({
  /** A retry carries the same one and gets the same verdict. */
  attemptId: CommandId,
  dialect: Dialect,
  sql: z.string().max(MAX_SQL_CHARS),
  /** Where the learner is: a first right answer counts towards that city's goal. */
  cityId: CityId.optional(),
});
export type AttemptRequest = z.infer<typeof AttemptRequest>;

export const WRONG_REASONS = [
  'column-count',
  'column-names',
  'rows-missing',
  'rows-extra',
  'rows-differ',
  'duplicates',
  'order',
  'types',
  'no-rows',
  'no-result',
  'state',
  'required-construct',
  'forbidden-construct',
  'hidden',
] as const;

/** A tiny dataset on which the answer goes wrong, side by side. */
export const Witness = z.object({
  tables: z.array(z.object({ name: z.string(), columns: z.array(Column), rows: z.array(z.array(Cell)) })),
  yours: ResultSet,
  expected: ResultSet,
});
export type Witness = z.infer<typeof Witness>;

export const Verdict = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('passed') }),
  z.object({
    kind: z.literal('wrong'),
    reason: z.enum(WRONG_REASONS),
    /** One or two plain sentences: what is right already, and what is not. */
    message: z.string(),
    /** On the visible data only. */
    comparison: z
      .object({
        expectedRows: z.int(),
        actualRows: z.int(),
        missing: z.array(z.array(Cell)),
        extra: z.array(z.array(Cell)),
      })
      .nullable(),
    witness: Witness.nullable(),
    /** A hint that a known wrong result has earned. */
    hint: z.string().nullable(),
  }),
  /** A syntax error, a stop or a restart: nothing is held against the learner. */
  z.object({ kind: z.literal('not-counted'), outcome: Outcome }),
]);
export type Verdict = z.infer<typeof Verdict>;

export const AttemptReply = z.object({
  attemptId: CommandId,
  engine: EngineLabel,
  verdict: Verdict,
  /** What the learner's query gave on the visible dataset. */
  outcome: Outcome,
  progress: z.object({
    lessonId: LessonId,
    solved: z.int(),
    of: z.int(),
    lessonComplete: z.boolean(),
    /** Present exactly once a (player, lesson): the attempt that completed it. */
    reward: z.object({ xp: z.int(), coins: z.int(), building: z.enum(BUILDING_KINDS) }).nullable(),
  }),
  attemptsCounted: z.int(),
});
export type AttemptReply = z.infer<typeof AttemptReply>;

/** GET /api/v1/exercises/:id/hints/:n, n from 1: from a nudge to nearly the answer. */
export const HintReply = z.object({ n: z.int(), of: z.int(), text: z.string() });
export type HintReply = z.infer<typeof HintReply>;
