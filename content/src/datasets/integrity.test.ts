import { describe, expect, it } from 'vitest';
import type { DatasetRows } from '../grading/types.ts';
import { datasetNamed } from './index.ts';
import { faultsIn } from './integrity.ts';

const { schema } = datasetNamed('town');
const ghats = [[1, 'Assi', 40, true]];
const boat = (cells: readonly (string | number | null)[]): DatasetRows => ({ ghats, boats: [cells] });

describe('faultsIn', () => {
  it('is content with rows that fit', () => {
    expect(faultsIn(schema, boat([1, 'Koel', 'Assi', 6, null]))).toEqual([]);
  });

  it.each([
    ['a NULL that may not be', boat([1, null, 'Assi', 6, null]), /boats\.name is NULL/],
    ['a parent that is missing', boat([1, 'Koel', 'Raj', 6, null]), /boats\.ghat refers to "Raj"/],
    ['a value of another type', boat([1, 'Koel', 'Assi', 6.5, null]), /boats\.seats is 6\.5/],
    ['a row that is too short', boat([1, 'Koel', 'Assi', 6]), /another width/],
    ['a key that repeats itself', { ghats: [...ghats, [1, 'Raj', 66, true]] }, /ghats\.id repeats/],
    ['a table that the schema lacks', { ferries: [] }, /ferries is no table/],
  ])('finds %s', (_what, rows, fault) => {
    expect(faultsIn(schema, rows).join()).toMatch(fault);
  });
});
