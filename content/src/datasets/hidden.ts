import { seeded } from '@sqltown/shared/noise';
import type { DatasetRows, DatasetTable } from '../grading/types.ts';
import type { Dataset } from './index.ts';
import { type Random, shuffle } from './draw.ts';
import { type Shape, generateRows } from './generate.ts';

const ROWS = 32;
const MANY_WORDS = 24;
/** Keeps the streams of neighbouring seeds apart. */
const SEED_STRIDE = 7919;

/** Everything in moderation. */
const ordinary: Shape = {
  rowsOf: () => ROWS,
  nullShare: 0.15,
  values: 'all',
  variety: MANY_WORDS,
  planted: false,
  echoShare: 0,
};

/** One dataset each, in this order: what the exercises' wrong answers most often stumble over first. */
const SHAPES: readonly ((random: Random, tables: readonly DatasetTable[]) => Shape)[] = [
  () => ordinary,
  () => ({ ...ordinary, nullShare: 0.5 }),
  () => ({ ...ordinary, variety: 3, echoShare: 0.4 }),
  () => ({ ...ordinary, values: 'edges', nullShare: 0.1, planted: true }),
  (random, tables) => ({ ...ordinary, rowsOf: someEmpty(random, tables) }),
  () => ({ ...ordinary, rowsOf: () => 0 }),
];

/**
 * Six datasets that no learner sees: ordinary, many NULLs, ties and duplicates, boundaries, some empty
 * tables, all empty. Keys and references hold; the same seed gives the same rows.
 */
export function hiddenRows(dataset: Dataset, seed: number): DatasetRows[] {
  return SHAPES.map((shapeFor, i) => {
    const random = seeded(seed * SEED_STRIDE + i);
    return generateRows(dataset, shapeFor(random, dataset.schema.tables), random);
  });
}

/** Half of the tables are empty, never the first, and with them those that can't do without them. */
function someEmpty(random: Random, tables: readonly DatasetTable[]): Shape['rowsOf'] {
  const empty = new Set(shuffle(random, tables.slice(1)).slice(0, Math.floor(tables.length / 2)));
  return (table) => (empty.has(table) ? 0 : ROWS);
}
