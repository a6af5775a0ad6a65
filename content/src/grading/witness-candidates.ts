import type { ExerciseId } from '@sqltown/shared/ids';
import { seeded } from '@sqltown/shared/noise';
import { drawShape, generateRows } from '../datasets/generate.ts';
import { datasetNamed } from '../datasets/index.ts';
import { EXERCISES } from './catalogue.ts';
import type { DatasetRows, DatasetSchema, DatasetTable, GradedExercise } from './types.ts';

/** Rows of a table that the solution reads, from the smallest candidates to the largest. */
const SIZES = [1, 2, 3, 4, 5, 6] as const;
const CANDIDATES_A_SIZE = 80;

/**
 * Tiny datasets among which the witnesses of an exercise are searched, smallest first: the tables that its
 * solution reads have up to 6 rows, those that these can't do without have what they refer to, the others
 * have none. The first candidate is the empty town. The same seed gives the same candidates. Throws for an exercise that does not exist.
 */
export function* witnessCandidates(exerciseId: ExerciseId, seed: number): Generator<DatasetRows> {
  const exercise = EXERCISES.get(exerciseId);
  if (!exercise) throw new Error(`There is no exercise "${exerciseId}"`);
  const dataset = datasetNamed(exercise.dataset);
  const read = tablesRead(exercise, dataset.schema);
  const needed = withParents(read, dataset.schema);
  const random = seeded(seed);
  yield Object.fromEntries(dataset.schema.tables.map(({ name }) => [name, []]));
  for (const size of SIZES) {
    const rowsOf = (table: DatasetTable): number => (needed.has(table.name) ? size : 0);
    for (let i = 0; i < CANDIDATES_A_SIZE; i++) {
      const rows = generateRows(dataset, drawShape(random, rowsOf), random);
      yield withoutIdleParents(rows, dataset.schema, read);
    }
  }
}

/** The tables whose names appear in the solution, in any dialect. */
export function tablesRead(exercise: GradedExercise, schema: DatasetSchema): Set<string> {
  const words = new Set(Object.values(exercise.solution).join(' ').split(/\W+/));
  return new Set(schema.tables.map((table) => table.name).filter((name) => words.has(name)));
}

/** `names` and every table that a required reference leads to from them. */
function withParents(names: ReadonlySet<string>, schema: DatasetSchema): Set<string> {
  const needed = new Set(names);
  for (const table of [...schema.tables].reverse()) {
    if (!needed.has(table.name)) continue;
    for (const { references, nullable } of table.columns) {
      if (references && !nullable) needed.add(references.table);
    }
  }
  return needed;
}

/** The same rows without those of unread tables that no row refers to. Children stand after parents. */
function withoutIdleParents(
  rows: DatasetRows,
  schema: DatasetSchema,
  read: ReadonlySet<string>,
): DatasetRows {
  const kept: Record<string, DatasetRows[string]> = { ...rows };
  for (const parent of [...schema.tables].reverse()) {
    if (read.has(parent.name)) continue;
    kept[parent.name] = rows[parent.name]!.filter((row) =>
      schema.tables.some((child) =>
        child.columns.some(
          ({ references }, i) =>
            references?.table === parent.name &&
            kept[child.name]!.some(
              (childRow) =>
                childRow[i] === row[parent.columns.findIndex((c) => c.name === references.column)],
            ),
        ),
      ),
    );
  }
  return kept;
}
