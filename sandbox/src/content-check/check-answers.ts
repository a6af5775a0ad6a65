import type { GradedExercise } from '@sqltown/content/grading';
import type { EngineDialect } from '@sqltown/shared/api';
import { PlayerId } from '@sqltown/shared/ids';
import type { Grader } from '../grader/grader.ts';
import { answersOf } from './answers.ts';
import type { Violation } from './violations.ts';

const CHECKER = PlayerId.parse('1');

export type AnswerCheck = {
  readonly grader: Grader;
  readonly exercise: GradedExercise;
  readonly dialect: EngineDialect;
  readonly seeds: readonly number[];
};

/** Grades the solution, the alternates (must pass) and the mutants (must fail) with every seed. */
export async function checkAnswers({ grader, exercise, dialect, seeds }: AnswerCheck): Promise<{
  readonly graded: number;
  readonly violations: readonly Violation[];
}> {
  const answers = answersOf(exercise, dialect);
  const violations: Violation[] = [];
  for (const { name, sql, passes } of answers) {
    for (const seed of seeds) {
      const told = await gradeOne(sql, seed);
      if ((told === 'passed') === passes && told !== 'not-counted') continue;
      violations.push({ exercise: exercise.id, dialect, what: `${name} is ${told} with seed ${seed}` });
      break;
    }
  }
  return { graded: answers.length * seeds.length, violations };

  async function gradeOne(sql: string, seed: number): Promise<string> {
    const order = { playerId: CHECKER, exerciseId: exercise.id, dialect, sql, seed };
    const graded = await grader.grade(order, new AbortController().signal);
    return graded.kind === 'refused' ? graded.code : graded.verdict.kind;
  }
}
