import type { Outcome, ResultSet } from '@sqltown/shared/api';
import type { Database, DatabaseRef, Execution, Limits } from '../engines/engine.ts';
import type { EnginePool, RunControl } from '../pool/engine-pool.ts';

/** Hidden data are small: a result beyond this is wrong anyway. */
const PAIR_LIMITS: Pick<Limits, 'rows' | 'bytes'> = { rows: 5_000, bytes: 1_000_000 };

/** What two queries answered on one database. */
export type Pair = { readonly expected: ResultSet; readonly actual: ResultSet };

export type Pairs =
  | { readonly kind: 'ran'; readonly pairs: readonly Pair[] }
  /** `actual` gave no rows on the database `at`: an error, a stop, a cancellation. */
  | { readonly kind: 'failed'; readonly at: number; readonly outcome: Outcome };

export type PairQueries = { readonly expected: string; readonly actual: string };

/**
 * Runs two queries side by side on each of the databases, on one thread. Throws when `expected` fails: it is
 * the content's own query.
 */
export async function runPairs(
  pool: EnginePool,
  queries: PairQueries,
  databases: readonly (Database | DatabaseRef)[],
  control: RunControl,
): Promise<Pairs> {
  const limits = { ...PAIR_LIMITS, timeMs: control.wallMs };
  const executions = databases.flatMap((database): Execution[] => {
    const reference = 'rows' in database ? { given: database } : database;
    return [queries.expected, queries.actual].map((sql) => ({ database: reference, sql, limits }));
  });
  if (executions.length === 0) return { kind: 'ran', pairs: [] };
  const outcomes = await pool.execute(executions, control);
  const failedAt = outcomes.findIndex((outcome) => !resultOf(outcome));
  const failure = outcomes[failedAt];
  if (failure) return describeFailure(failure, failedAt);
  const results = outcomes.flatMap((outcome) => resultOf(outcome) ?? []);
  return { kind: 'ran', pairs: databases.flatMap((_, i) => pairAt(results, i)) };
}

/** The one result set of an answer that can be graded. */
export function resultOf(outcome: Outcome): ResultSet | null {
  if (outcome.kind !== 'rows' || outcome.results.length !== 1) return null;
  return outcome.results[0] ?? null;
}

function describeFailure(outcome: Outcome, at: number): Pairs {
  const isReference = at % 2 === 0;
  const isFault = outcome.kind === 'error' || outcome.kind === 'rejected' || outcome.kind === 'rows';
  if (isReference && isFault) throw new Error('A query of the content does not run on its data');
  return { kind: 'failed', at: Math.floor(at / 2), outcome };
}

function pairAt(results: readonly ResultSet[], i: number): Pair[] {
  const [expected, actual] = [results[2 * i], results[2 * i + 1]];
  return expected && actual ? [{ expected, actual }] : [];
}
