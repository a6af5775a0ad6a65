import type { Dialect } from '@sqltown/shared/api';
import type { ExerciseId } from '@sqltown/shared/ids';

/** A promise of the content that does not hold. */
export type Violation = {
  readonly exercise: ExerciseId;
  readonly dialect: Dialect | null;
  readonly what: string;
};

export function printViolation({ exercise, dialect, what }: Violation): string {
  return `${exercise}${dialect ? ` [${dialect}]` : ''}: ${what}`;
}
