import type { LessonDialect } from '@sqltown/content/grading';
import type { ExerciseId } from '@sqltown/shared/ids';

/** A promise of the content that does not hold. */
export type Violation = {
  readonly exercise: ExerciseId;
  readonly dialect: LessonDialect | null;
  readonly what: string;
};

export function printViolation({ exercise, dialect, what }: Violation): string {
  return `${exercise}${dialect ? ` [${dialect}]` : ''}: ${what}`;
}
