import type { DatasetRows, DatasetSchema } from '../grading/types.ts';
import { TOWN_SCHEMA } from './town/schema.ts';
import { townRows } from './town/visible.ts';
import { TOWN_VOCABULARY } from './town/vocabulary.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A schema, the rows that everyone sees, and the words that hidden rows are made of. */
export type Dataset = {
  readonly schema: DatasetSchema;
  readonly vocabulary: Vocabulary;
  readonly visible: DatasetRows;
};

export const DATASETS: ReadonlyMap<string, Dataset> = new Map([
  [TOWN_SCHEMA.id, { schema: TOWN_SCHEMA, vocabulary: TOWN_VOCABULARY, visible: townRows() }],
]);

/** Throws for a name that no dataset has: exercises are checked when the content loads. */
export function datasetNamed(name: string): Dataset {
  const dataset = DATASETS.get(name);
  if (!dataset) throw new Error(`There is no dataset "${name}"`);
  return dataset;
}
