import type { DatasetRows, DatasetSchema, GradedExercise } from '@sqltown/content/grading';
import type { EngineDialect } from '@sqltown/shared/api';
import type { Database } from '../engines/engine.ts';
import { formOf } from '../grader/answer-form.ts';
import { runPairs } from '../grader/pairs.ts';
import { withOneRowLess } from '../grader/shrink.ts';
import type { EnginePool } from '../pool/engine-pool.ts';
import type { Violation } from './violations.ts';

export const MAX_WITNESSES = 10;

const WALL_MS = 20_000;
const BATCH = 40;

let made = 0;

export type WitnessWork = {
  readonly pools: readonly EnginePool[];
  readonly schema: DatasetSchema;
  readonly exercise: GradedExercise;
};

/**
 * At most ten tiny datasets that tell every mutant from the solution, taken from `candidates` (smallest
 * first) and shrunk. A mutant that none of them tells apart is left out: `checkWitnesses` says so.
 */
export async function makeWitnesses(
  work: WitnessWork,
  candidates: Iterable<DatasetRows>,
): Promise<DatasetRows[]> {
  const chosen: DatasetRows[] = [];
  const open = new Set(work.exercise.mutants.keys());
  for (const batch of inBatches(candidates, BATCH)) {
    const telling = await mutantsToldBy(work, batch, [...open]);
    for (const [i, rows] of batch.entries()) {
      const news = [...(telling[i] ?? [])].filter((mutant) => open.has(mutant));
      if (news.length === 0) continue;
      chosen.push(await shrink(work, rows, news));
      for (const mutant of news) open.delete(mutant);
    }
    if (open.size === 0 || chosen.length >= MAX_WITNESSES) break;
  }
  return chosen.slice(0, MAX_WITNESSES);
}

/** Every mutant must be told apart by a witness, in every dialect. */
export async function checkWitnesses(
  work: WitnessWork,
  witnesses: readonly DatasetRows[],
): Promise<Violation[]> {
  const mutants = [...work.exercise.mutants.keys()];
  const telling = await mutantsToldBy(work, witnesses, mutants);
  const told = new Set(telling.flatMap((set) => [...set]));
  return mutants
    .filter((mutant) => !told.has(mutant))
    .map((mutant) => ({
      exercise: work.exercise.id,
      dialect: null,
      what: `no witness tells mutant ${mutant + 1} from the solution (of ${witnesses.length})`,
    }));
}

async function shrink(
  work: WitnessWork,
  rows: DatasetRows,
  mutants: readonly number[],
): Promise<DatasetRows> {
  const smaller = withOneRowLess(rows, work.schema);
  const telling = await mutantsToldBy(work, smaller, mutants);
  const at = telling.findIndex((told) => mutants.every((mutant) => told.has(mutant)));
  const next = smaller[at];
  return next ? shrink(work, next, mutants) : rows;
}

/** For each dataset, the mutants that answer differently there, in all dialects alike. */
async function mutantsToldBy(
  { pools, schema, exercise }: WitnessWork,
  datasets: readonly DatasetRows[],
  mutants: readonly number[],
): Promise<Set<number>[]> {
  const told = datasets.map(() => new Set(mutants));
  const databases = datasets.map((rows): Database => ({ key: `witness:${made++}`, schema, rows }));
  for (const pool of pools) {
    for (const mutant of mutants) {
      const form = formOf(exercise, schema, pool.dialect);
      const queries = { ...queriesOf(exercise, mutant, pool.dialect), form };
      const ran = await runPairs(pool, queries, databases, { wallMs: WALL_MS });
      if (ran.kind === 'failed')
        throw new Error(`Mutant ${mutant + 1} of ${exercise.id} gives ${ran.outcome.kind}`);
      for (const [i, { expected, actual }] of ran.pairs.entries()) {
        if (form.compare(expected, actual).kind === 'equal') told[i]?.delete(mutant);
      }
    }
  }
  return told;
}

function queriesOf(exercise: GradedExercise, mutant: number, dialect: EngineDialect) {
  return { expected: exercise.solution[dialect], actual: exercise.mutants[mutant]?.[dialect] ?? '' };
}

function* inBatches<T>(items: Iterable<T>, size: number): Generator<T[]> {
  let batch: T[] = [];
  for (const item of items) {
    batch.push(item);
    if (batch.length < size) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
