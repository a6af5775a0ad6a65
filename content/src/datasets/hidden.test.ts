import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hiddenRows } from './hidden.ts';
import { datasetNamed } from './index.ts';
import { faultsIn } from './integrity.ts';

const town = datasetNamed('town');
const tables = town.schema.tables;
const anySeed = fc.integer({ min: 0, max: 2 ** 31 - 1 });
const MANY_NULLS = 1;
const TIES = 2;
const BOUNDARIES = 3;
const SOME_EMPTY = 4;
const ALL_EMPTY = 5;

const sizes = (which: number) => Object.values(hiddenRows(town, 5)[which]!).map((rows) => rows.length);

describe('hidden datasets', () => {
  it('keep every constraint, whatever the seed', () => {
    fc.assert(
      fc.property(anySeed, (seed) => {
        for (const rows of hiddenRows(town, seed)) expect(faultsIn(town.schema, rows)).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  it('are the same for the same seed, and others for another', () => {
    fc.assert(
      fc.property(anySeed, (seed) => {
        expect(hiddenRows(town, seed)).toEqual(hiddenRows(town, seed));
        expect(hiddenRows(town, seed)).not.toEqual(hiddenRows(town, seed + 1));
      }),
      { numRuns: 20 },
    );
  });

  it('are at least five, all different', () => {
    fc.assert(
      fc.property(anySeed, (seed) => {
        const datasets = hiddenRows(town, seed).map((rows) => JSON.stringify(rows));
        expect(datasets.length).toBeGreaterThanOrEqual(5);
        expect(new Set(datasets).size).toBe(datasets.length);
      }),
      { numRuns: 20 },
    );
  });

  it('have a NULL in every nullable column', () => {
    const rows = hiddenRows(town, 2)[MANY_NULLS]!;
    const withoutNull = tables.flatMap(({ name, columns }) =>
      columns.filter((column, i) => column.nullable && rows[name]!.every((row) => row[i] !== null)),
    );
    expect(withoutNull).toEqual([]);
  });

  it('have rows that agree in everything but their key', () => {
    const people = hiddenRows(town, 3)[TIES]!.people!.map((row) => JSON.stringify([row[1], row[4], row[5]]));
    expect(new Set(people).size).toBeLessThan(people.length);
  });

  it('plant what chance may miss at the boundaries', () => {
    const people = hiddenRows(town, 4)[BOUNDARIES]!.people!;
    expect(people.some((row) => row[5] === 'potter' && row[4] === 16)).toBe(true);
  });

  it('have one dataset with some empty tables and one that is empty', () => {
    expect(sizes(SOME_EMPTY)).toContain(0);
    expect(Math.max(...sizes(SOME_EMPTY))).toBeGreaterThan(0);
    expect(Math.max(...sizes(ALL_EMPTY))).toBe(0);
  });
});
