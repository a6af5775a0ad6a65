import type { PerDialect } from '@sqltown/content/grading';
import type { Attempt, Wrong } from '../attempt.ts';
import { withProbes } from './probes.ts';

const SMALL = { rows: 10, bytes: 10_000 };

/**
 * Tries statements behind the answer that the task's constraints should refuse, or let through: each must end as it
 * does behind the solution (GR21). What a constraint holds shows in no row that is there.
 */
export async function judgeTrials(attempt: Attempt, trials: readonly PerDialect[]): Promise<Wrong | null> {
  const { order, exercise } = attempt;
  for (const trial of trials) {
    const expected = await endOf(attempt, exercise.solution[order.dialect], trial);
    const actual = await endOf(attempt, order.sql, trial);
    if (expected === actual) continue;
    const what =
      expected === 'error' ? 'lets through what it should refuse' : 'refuses what it should let through';
    const message = `The tables are there, but one ${what}.`;
    return { kind: 'wrong', reason: 'state', message, comparison: null, witness: null, hint: null };
  }
  return null;
}

async function endOf(
  { order, exercise, run, wallMs, signal }: Attempt,
  answer: string,
  trial: PerDialect,
): Promise<string | undefined> {
  const sql = withProbes(answer, [trial[order.dialect]], order.dialect);
  const limits = { ...SMALL, timeMs: wallMs };
  const [outcome] = await run.execute([{ database: { preloaded: exercise.dataset }, sql, limits }], {
    wallMs,
    signal,
  });
  return outcome?.kind;
}
