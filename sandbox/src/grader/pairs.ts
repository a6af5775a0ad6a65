import type { Outcome, ResultSet } from '@sqltown/shared/api';
import type { Database, DatabaseRef, Execution, Limits } from '../engines/engine.ts';
import { stopped } from '../engines/stops.ts';
import type { EnginePool, RunControl } from '../pool/engine-pool.ts';
import type { AnswerForm } from './answer-form.ts';

/** Hidden data are small: a result beyond this is wrong anyway. */
const PAIR_LIMITS: Pick<Limits, 'rows' | 'bytes'> = { rows: 5_000, bytes: 1_000_000 };

/** What two answers showed on one database. */
export type Pair = { readonly expected: readonly ResultSet[]; readonly actual: readonly ResultSet[] };

export type Pairs =
  | { readonly kind: 'ran'; readonly pairs: readonly Pair[] }
  /** `actual` showed nothing on the database `at`: an error, a stop, a cancellation. */
  | { readonly kind: 'failed'; readonly at: number; readonly outcome: Outcome };

export type PairQueries = { readonly expected: string; readonly actual: string; readonly form: AnswerForm };

/**
 * Runs two answers side by side on each of the databases, on one thread, up to the first where `actual` shows
 * nothing. Throws when `expected` fails: it is the content's own.
 */
export async function runPairs(
  pool: EnginePool,
  queries: PairQueries,
  databases: readonly (Database | DatabaseRef)[],
  control: RunControl,
): Promise<Pairs> {
  if (databases.length === 0) return { kind: 'ran', pairs: [] };
  const executions = databases.flatMap((database) => executionsOn(database, queries, control.wallMs));
  const outcomes = await pool.execute(executions, control);
  const pairs: Pair[] = [];
  for (const at of databases.keys()) {
    const read = readPair(queries.form, outcomes.slice(2 * at, 2 * at + 2));
    if (read.kind === 'failed') return { kind: 'failed', at, outcome: read.outcome };
    pairs.push(read.pair);
  }
  return { kind: 'ran', pairs };
}

/**
 * The same on every database, whatever happens on the others: a failure on the first does not spare the last. Null
 * stands for a database on which `actual` failed, with an error or by a stop alike. `wallMs` is for all runs of `actual`
 * together; what a thread needs to be replaced, and the content's own answer, is not held against it. `lost`: somebody
 * else's query took the thread.
 */
export async function runAllPairs(
  pool: EnginePool,
  queries: PairQueries,
  databases: readonly Database[],
  { wallMs, signal }: RunControl,
): Promise<{ readonly pairs: readonly (Pair | null)[]; readonly lost: Outcome | null }> {
  const pairs: (Pair | null)[] = [];
  let leftMs = wallMs;
  for (const database of databases) {
    if (leftMs <= 0) {
      pairs.push(null);
      continue;
    }
    const [expecting, acting] = executionsOn(database, queries, Math.ceil(leftMs));
    if (!expecting || !acting) throw new Error('A pair is two executions');
    const [first] = await pool.execute([expecting], { wallMs, signal });
    if (first?.kind === 'stopped' || first?.kind === 'restarted') return { pairs, lost: first };
    const [second] = await pool.execute([acting], { wallMs: Math.ceil(leftMs), signal });
    if (!first || !second) throw new Error('A pool answered without an outcome');
    if (second.kind === 'restarted' || signal?.aborted) return { pairs, lost: second };
    leftMs -= second.kind === 'rejected' ? 0 : second.kind === 'stopped' ? leftMs : second.elapsedMs;
    const read = readPair(queries.form, [first, second]);
    pairs.push(read.kind === 'ran' ? read.pair : null);
  }
  return { pairs, lost: null };
}

function executionsOn(
  database: Database | DatabaseRef,
  { expected, actual, form }: PairQueries,
  timeMs: number,
): Execution[] {
  const reference = 'rows' in database ? { given: database } : database;
  const limits = { ...PAIR_LIMITS, timeMs };
  return [expected, actual].map((answer) => ({ database: reference, sql: form.sqlFor(answer), limits }));
}

type ReadPair =
  | { readonly kind: 'ran'; readonly pair: Pair }
  | { readonly kind: 'failed'; readonly outcome: Outcome };

function readPair(form: AnswerForm, [first, second]: readonly Outcome[]): ReadPair {
  const expected = first && form.setsOf(first);
  if (!first || !expected) {
    const isFault = first?.kind === 'error' || first?.kind === 'rejected' || first?.kind === 'rows';
    if (isFault) throw new Error('A query of the content does not run on its data');
    return { kind: 'failed', outcome: first ?? stopped('time', 0) };
  }
  const actual = second && form.setsOf(second);
  return actual
    ? { kind: 'ran', pair: { expected, actual } }
    : { kind: 'failed', outcome: second ?? stopped('time', 0) };
}
