import type { DatasetRows, DatasetSchema } from '@sqltown/content/grading';
import type { Column, Witness } from '@sqltown/shared/api';
import type { Database } from '../engines/engine.ts';
import type { EnginePool } from '../pool/engine-pool.ts';
import { type Pair, type PairQueries, runPairs } from './pairs.ts';
import { countRows, withOneRowLess } from './shrink.ts';

/** From the first candidate to the last shrinking. */
const SEARCH_MS = 300;
const MAX_CANDIDATES = 10;
/** Datasets tried at a time while shrinking. */
const BATCH = 8;

export type WitnessSearch = {
  readonly schema: DatasetSchema;
  readonly candidates: readonly DatasetRows[];
  readonly queries: PairQueries;
  readonly signal?: AbortSignal | undefined;
};

type Found = { readonly rows: DatasetRows; readonly pair: Pair };

let made = 0;

/**
 * A tiny dataset on which the two queries answer differently: the smallest candidate that tells them apart,
 * shrunk until no row can go or the time is over (GR15). Null when no candidate does.
 */
export async function findWitness(pool: EnginePool, search: WitnessSearch): Promise<Witness | null> {
  const deadline = performance.now() + SEARCH_MS;
  const candidates = search.candidates
    .toSorted((a, b) => countRows(a) - countRows(b))
    .slice(0, MAX_CANDIDATES);
  const found = await firstTelling(pool, search, candidates, deadline);
  return found && describe(await shrink(pool, search, found, deadline), search);
}

/** The first dataset that tells the queries apart. Null as well when time is up or a query fails on it. */
async function firstTelling(
  pool: EnginePool,
  { schema, queries, signal }: WitnessSearch,
  candidates: readonly DatasetRows[],
  deadline: number,
): Promise<Found | null> {
  for (let at = 0; at < candidates.length; at += BATCH) {
    const wallMs = Math.ceil(deadline - performance.now());
    if (wallMs <= 0) return null;
    const batch = candidates.slice(at, at + BATCH);
    const databases = batch.map((rows): Database => ({ key: `witness:${made++}`, schema, rows }));
    const ran = await runPairs(pool, queries, databases, { wallMs, signal });
    if (ran.kind === 'failed') return null;
    const telling = ran.pairs.findIndex(
      ({ expected, actual }) => queries.form.compare(expected, actual).kind === 'different',
    );
    const [rows, pair] = [batch[telling], ran.pairs[telling]];
    if (rows && pair) return { rows, pair };
  }
  return null;
}

async function shrink(
  pool: EnginePool,
  search: WitnessSearch,
  found: Found,
  deadline: number,
): Promise<Found> {
  let smallest = found;
  for (;;) {
    const smaller = await firstTelling(pool, search, withOneRowLess(smallest.rows, search.schema), deadline);
    if (!smaller) return smallest;
    smallest = smaller;
  }
}

function describe({ rows, pair }: Found, { schema, queries }: WitnessSearch): Witness {
  const found = queries.form.compare(pair.expected, pair.actual);
  const at = found.kind === 'different' ? found.at : 0;
  const [yours, expected] = [pair.actual[at], pair.expected[at]];
  if (!yours || !expected) throw new Error('A witness shows one set of each side');
  const tables = schema.tables
    .filter(({ name }) => (rows[name] ?? []).length > 0)
    .map(({ name, columns }) => ({
      name,
      columns: columns.map(({ name, type }): Column => ({ name, type })),
      rows: (rows[name] ?? []).map((row) => [...row]),
    }));
  return { tables, yours, expected };
}
