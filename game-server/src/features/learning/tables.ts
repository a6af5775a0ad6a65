import type { AttemptReply, Dialect } from '@sqltown/shared/api';
import type { ExerciseId, LessonId } from '@sqltown/shared/ids';
import type { BuildingKind } from '@sqltown/shared/rules';
import type { BigIntColumn, Json, Timestamp, TimestampDefault } from '#platform/postgres/index.ts';

type AttemptsTable = {
  bucket: number;
  player_id: BigIntColumn;
  attempt_id: string;
  exercise_id: ExerciseId;
  lesson_id: LessonId;
  dialect: Dialect;
  sql: string;
  payload_hash: string;
  passed: boolean;
  reply: Json<AttemptReply>;
  at: TimestampDefault;
};

type ExerciseProgressTable = {
  bucket: number;
  player_id: BigIntColumn;
  exercise_id: ExerciseId;
  lesson_id: LessonId;
  /** Attempts that counted: not those that failed to parse or were cut off. */
  attempts: number;
  solved_at: Timestamp | null;
  /** The attempt that solved it first. */
  solved_by: string | null;
};

type LessonProgressTable = {
  bucket: number;
  player_id: BigIntColumn;
  lesson_id: LessonId;
  /** Where the reward went, and what it was. */
  city_id: BigIntColumn;
  xp: number;
  coins: number;
  completed_at: TimestampDefault;
};

type CatalogueTables = {
  'catalogue.chapters': { id: string; title: string; position: number };
  'catalogue.lessons': {
    id: LessonId;
    chapter_id: string;
    title: string;
    building: BuildingKind;
    position: number;
    retired_at: Timestamp | null;
  };
  'catalogue.exercises': {
    id: ExerciseId;
    lesson_id: LessonId;
    position: number;
    retired_at: Timestamp | null;
  };
  'catalogue.syncs': { hash: string; synced_at: TimestampDefault };
};

type LearningTables = CatalogueTables & {
  'learning.attempts': AttemptsTable;
  'learning.exercise_progress': ExerciseProgressTable;
  'learning.lesson_progress': LessonProgressTable;
};

declare module '#platform/postgres/schema.ts' {
  interface Schema extends LearningTables {}
}
