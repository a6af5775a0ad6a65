import { randomUUID } from 'node:crypto';
import type { AttemptReply } from '@sqltown/shared/api';
import { type Answer, type Visitor, codeOf } from './visitor.ts';

/** A lesson with right answers to its exercises, as anybody who solved it knows them. */
export type SolvedLesson = {
  readonly lessonId: string;
  readonly answers: readonly (readonly [string, string])[];
};

export const FIRST_LESSON: SolvedLesson = {
  lessonId: 'good-morning-town',
  answers: [
    ['every-name', 'SELECT name FROM buildings'],
    ['name-and-kind', 'SELECT name, kind FROM buildings'],
    ['whole-register', 'SELECT * FROM dharamshalas'],
  ],
};

export const SECOND_LESSON: SolvedLesson = {
  lessonId: 'a-slate-of-sums',
  answers: [
    ['two-blankets-a-bed', 'SELECT name, beds * 2 AS blankets FROM dharamshalas'],
    ['lamp-oil', 'SELECT name, lamps * 3 + 1 AS spoons FROM buildings'],
    ['write-the-address', "SELECT name || ', ' || district AS address FROM buildings"],
  ],
};

const BUSY_TRIES = 50;

/**
 * Hands in an answer, and again under the same id while the engines are busy: as the page does. SQLite: its engine is
 * the quickest to start and to answer.
 */
export async function attempt(
  visitor: Visitor,
  exercise: string,
  sql: string,
  attemptId: string = randomUUID(),
): Promise<Answer> {
  const body = { attemptId, dialect: 'sqlite', sql };
  for (let tries = 1; ; tries++) {
    const answer = await visitor.post(`/api/v1/exercises/${exercise}/attempts`, body);
    if (codeOf(answer) !== 'sandbox-busy' || tries === BUSY_TRIES) return answer;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** @throws with the refusal's code when the attempt wasn't judged. */
export function judged(answer: Answer): AttemptReply {
  if (answer.status !== 200) throw new Error(`the attempt was not judged: ${codeOf(answer)}`);
  return answer.body as AttemptReply;
}

/** Solves all exercises but the last `leave`. */
export async function solve(visitor: Visitor, { answers }: SolvedLesson, leave = 0): Promise<void> {
  for (const [exercise, sql] of answers.slice(0, answers.length - leave)) {
    const reply = judged(await attempt(visitor, exercise, sql));
    if (reply.verdict.kind !== 'passed')
      throw new Error(`${exercise} was not passed: ${JSON.stringify(reply.verdict)}`);
  }
}
