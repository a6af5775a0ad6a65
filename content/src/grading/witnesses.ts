import { readFileSync } from 'node:fs';
import type { ExerciseId } from '@sqltown/shared/ids';
import { z } from 'zod';
import { faultsIn } from '../datasets/integrity.ts';
import type { DatasetRows, DatasetSchema } from './types.ts';

/** Where `content:check` writes them: one `<exercise-id>.json` each, DatasetRows[] from the smallest on. */
export const WITNESS_FOLDER = new URL('../witnesses/', import.meta.url);

const Value = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const WitnessFile = z.array(z.record(z.string(), z.array(z.array(Value))));

const cache = new Map<ExerciseId, readonly DatasetRows[]>();

/**
 * The prepared witnesses of an exercise, each with every table of the schema (tables that the file leaves
 * out are empty); [] when none were prepared. Read once. Throws when the file is malformed or breaks the
 * schema.
 */
export function readWitnesses(exercise: ExerciseId, schema: DatasetSchema): readonly DatasetRows[] {
  const known = cache.get(exercise);
  if (known) return known;
  const witnesses = parseWitnesses(exercise).map((rows) => complete(rows, schema));
  const faults = witnesses.flatMap((rows) => faultsIn(schema, rows));
  if (faults.length > 0) throw new Error(`A witness of ${exercise} is broken: ${faults[0]}`);
  cache.set(exercise, witnesses);
  return witnesses;
}

function parseWitnesses(exercise: ExerciseId): readonly DatasetRows[] {
  const file = new URL(`${exercise}.json`, WITNESS_FOLDER);
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
  return WitnessFile.parse(JSON.parse(text));
}

function complete(rows: DatasetRows, schema: DatasetSchema): DatasetRows {
  return Object.fromEntries(schema.tables.map(({ name }) => [name, rows[name] ?? []]));
}
