import type { ResultSet } from '@sqltown/shared/api';
import type { Database } from '../engines/engine.ts';
import { type Attempt, databasesOf } from './attempt.ts';
import { kindOfCase } from './kind-of-case.ts';
import { runAllPairs } from './pairs.ts';

/**
 * The same kinds of rows as the hidden ones, of one seed for everybody: no secret. Whatever a learner is told
 * beyond pass or fail is worked out on these, so that no reply can carry anything about an attempt's own rows.
 */
export const OPEN_SEED = 1_764_500_000;

export function openOf({ exercise, schema, catalogue }: Attempt): Database[] {
  return databasesOf({ catalogue, dataset: exercise.dataset, schema }, OPEN_SEED);
}

/** What an answer does on the open data, each null where it fails. */
export type OpenLook = {
  readonly databases: readonly Database[];
  readonly actual: readonly (readonly ResultSet[] | null)[];
  /** Where it goes wrong, in words about the kind of rows; null when it does nowhere. */
  readonly wrongWhen: { readonly kindOfRows: string; readonly byError: boolean } | null;
};

/** Runs an answer beside the solution on the open data. */
export async function lookOpenly(attempt: Attempt): Promise<OpenLook> {
  const { order, exercise, form, grade, wallMs, signal } = attempt;
  const solution = exercise.solution[order.dialect];
  const databases = openOf(attempt);
  const queries = { expected: solution, actual: order.sql, form };
  const { pairs } = await runAllPairs(grade, queries, databases, { wallMs, signal });
  const wrongAt = pairs.findIndex(
    (pair) => pair === null || form.compare(pair.expected, pair.actual).kind === 'different',
  );
  const database = databases[wrongAt];
  return {
    databases,
    actual: databases.map((_, i) => pairs[i]?.actual ?? null),
    wrongWhen: database
      ? { kindOfRows: kindOfCase(database.rows, solution), byError: pairs[wrongAt] === null }
      : null,
  };
}
