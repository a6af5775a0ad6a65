import type { BuildingKind } from '@sqltown/shared/rules';
import type { ExerciseId, LessonId } from '@sqltown/shared/ids';
import type { LessonDialect } from '../dialects/per-dialect.ts';

export type PublicExercise = {
  readonly id: ExerciseId;
  readonly kind: 'query' | 'fix';
  readonly task: string;
  readonly dataset: string;
  readonly starter: Readonly<Record<LessonDialect, string>>;
  readonly ordered: boolean;
  readonly hintCount: number;
};

export type PublicLesson = {
  readonly id: LessonId;
  readonly title: string;
  readonly story: string;
  readonly idea: string;
  readonly building: BuildingKind;
  /** How the city answers when the lesson is done: "raise", "light-windows", … */
  readonly action: string;
  readonly rewardXp: number;
  readonly rewardCoins: number;
  readonly examples: Readonly<Record<LessonDialect, { sql: string; explanation: string }>>;
  readonly exercises: readonly PublicExercise[];
};

export type PublicChapter = {
  readonly id: string;
  readonly title: string;
  readonly lessons: readonly PublicLesson[];
};
