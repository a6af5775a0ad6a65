import type { Catalogue, DatasetRows, GradedExercise } from '@sqltown/content/grading';
import type { Database } from '../engines/engine.ts';
import { formOf } from '../grader/answer-form.ts';
import { runPairs } from '../grader/pairs.ts';
import type { EnginePool } from '../pool/engine-pool.ts';
import type { Violation } from './violations.ts';

const WALL_MS = 20_000;

export type RowOrderCheck = {
  readonly pool: EnginePool;
  readonly catalogue: Catalogue;
  readonly exercise: GradedExercise;
  readonly seeds: readonly number[];
};

/**
 * Runs the solution on each dataset as it is and with every table's rows inserted backwards: the same answer
 * must come, by the exercise's own rules. It doesn't where rows tie at a LIMIT, or where `orderBy` names
 * fewer columns than the task sorts by. Needs an engine whose scans follow insertion: PostgreSQL.
 */
export async function checkRowOrder({
  pool,
  catalogue,
  exercise,
  seeds,
}: RowOrderCheck): Promise<Violation[]> {
  const schema = catalogue.datasets.get(exercise.dataset);
  if (!schema)
    return [{ exercise: exercise.id, dialect: null, what: `there is no dataset ${exercise.dataset}` }];
  const datasets = [
    catalogue.visibleRows(exercise.dataset),
    ...seeds.flatMap((seed) => catalogue.hiddenRows(exercise.dataset, seed)),
  ];
  const databases = datasets.flatMap((rows, i): Database[] => [
    { key: `order:${i}`, schema, rows },
    { key: `order:${i}:backwards`, schema, rows: backwards(rows) },
  ]);
  const solution = exercise.solution[pool.dialect];
  const form = formOf(exercise, schema, pool.dialect);
  const queries = { expected: solution, actual: solution, form };
  const ran = await runPairs(pool, queries, databases, { wallMs: WALL_MS });
  if (ran.kind === 'failed') {
    return [{ exercise: exercise.id, dialect: pool.dialect, what: `the solution gives ${ran.outcome.kind}` }];
  }
  const tied = datasets.some((_, i) => {
    const [there, back] = [ran.pairs[2 * i]?.expected, ran.pairs[2 * i + 1]?.expected];
    return there && back && form.compare(there, back).kind === 'different';
  });
  const what = 'the answer depends on the order in which rows were inserted: a tie at LIMIT?';
  return tied ? [{ exercise: exercise.id, dialect: pool.dialect, what }] : [];
}

function backwards(rows: DatasetRows): DatasetRows {
  return Object.fromEntries(Object.entries(rows).map(([name, table]) => [name, table.toReversed()]));
}
