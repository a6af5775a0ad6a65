import type { GradedExercise } from '@sqltown/content/grading';
import type { Dialect, ResultSet } from '@sqltown/shared/api';
import type { Database } from '../engines/engine.ts';
import type { EnginePool, RunControl } from '../pool/engine-pool.ts';
import { compareBags } from './bags.ts';
import { runPairs } from './pairs.ts';
import { exactKey } from './values.ts';

/** A wrong answer that somebody is to be helped with. */
export type WrongAnswer = {
  readonly exercise: GradedExercise;
  readonly dialect: Dialect;
  readonly sql: string;
  readonly visible: ResultSet;
  /** The mutants' results on the visible data, in the exercise's order. */
  readonly mutantsVisible: readonly (ResultSet | null)[];
  readonly hidden: readonly Database[];
};

/**
 * The hint of a known wrong answer, when this one gives the same rows on the visible and on all the hidden
 * data (GR16). Null when it is a mistake of its own.
 */
export async function findHint(
  pool: EnginePool,
  answer: WrongAnswer,
  control: RunControl,
): Promise<string | null> {
  const { exercise, dialect, sql, visible, mutantsVisible, hidden } = answer;
  const isOrdered = exercise.orderBy !== null;
  for (const [i, mutant] of exercise.mutants.entries()) {
    const known = mutantsVisible[i];
    if (!mutant.hint || !known || !isSame(known, visible, isOrdered)) continue;
    const ran = await runPairs(pool, { expected: mutant[dialect], actual: sql }, hidden, control);
    if (ran.kind === 'ran' && ran.pairs.every((pair) => isSame(pair.expected, pair.actual, isOrdered))) {
      return mutant.hint;
    }
  }
  return null;
}

function isSame(a: ResultSet, b: ResultSet, isOrdered: boolean): boolean {
  if (a.columns.length !== b.columns.length || a.rowCount !== b.rowCount) return false;
  if (isOrdered) return keysOf(a) === keysOf(b);
  const { missing, extra } = compareBags(a, b);
  return missing.length === 0 && extra.length === 0;
}

function keysOf({ rows }: ResultSet): string {
  return JSON.stringify(rows.map((row) => row.map(exactKey)));
}
