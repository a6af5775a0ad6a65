import { ExerciseId } from '@sqltown/shared/ids';
import { describe, expect, it } from 'vitest';
import { faultsIn } from '../datasets/integrity.ts';
import { catalogueHash, createCatalogue, findHint, witnessCandidates } from './index.ts';
import { tablesRead } from './witness-candidates.ts';

const catalogue = createCatalogue();
const schema = catalogue.datasets.get('town')!;
const beds = ExerciseId.parse('beds-for-tonight');
const unknown = ExerciseId.parse('nowhere');

describe('the catalogue', () => {
  it('gives visible and hidden rows of a dataset', () => {
    expect(catalogue.visibleRows('town').buildings).toHaveLength(40);
    expect(catalogue.hiddenRows('town', 1).length).toBeGreaterThanOrEqual(5);
  });

  it('refuses a dataset that does not exist', () => {
    expect(() => catalogue.visibleRows('atlantis')).toThrow(/no dataset "atlantis"/);
  });

  it('joins each answer with what its lesson says', () => {
    expect(catalogue.exercises.get(beds)).toMatchObject({
      lessonId: 'beds-for-tonight',
      dataset: 'town',
      kind: 'query',
      orderBy: [{ column: 2, descending: true }],
    });
  });

  it('has a hash that stays while the content does', () => {
    expect(catalogueHash()).toMatch(/^[0-9a-f]{64}$/);
    expect(catalogueHash()).toBe(catalogueHash());
  });
});

describe('findHint', () => {
  it('counts from 1 to 3', () => {
    const hints = catalogue.exercises.get(beds)!.hints;
    expect([0, 1, 2, 3, 4].map((n) => findHint(beds, n))).toEqual([null, ...hints, null]);
    expect(findHint(unknown, 1)).toBeNull();
  });
});

describe('witnesses', () => {
  it.each([...catalogue.exercises.keys()])('%s: up to ten, small, whole, smallest first', (id) => {
    const witnesses = catalogue.witnessRows(id);
    expect(witnesses.length).toBeGreaterThan(0);
    expect(witnesses.length).toBeLessThanOrEqual(10);
    const sizes = witnesses.map((rows) => Object.values(rows).flat().length);
    expect(sizes).toEqual([...sizes].sort((a, b) => a - b));
    for (const rows of witnesses) {
      expect(Object.keys(rows)).toEqual(schema.tables.map((table) => table.name));
      expect(Math.max(...Object.values(rows).map((table) => table.length))).toBeLessThanOrEqual(6);
    }
  });

  it('are none for an exercise that does not exist', () => {
    expect(catalogue.witnessRows(unknown)).toEqual([]);
  });
});

describe('witnessCandidates', () => {
  it('keep every constraint and grow from the empty town to six rows a table', () => {
    const candidates = [...witnessCandidates(beds, 1)];
    for (const rows of candidates) expect(faultsIn(schema, rows)).toEqual([]);
    const sizes = candidates.map((rows) => rows.dharamshalas!.length);
    expect([sizes[0], sizes.at(-1)]).toEqual([0, 6]);
    expect(sizes).toEqual([...sizes].sort((a, b) => a - b));
  });

  it('fill only what the solution reads and what that refers to', () => {
    expect([...tablesRead(catalogue.exercises.get(beds)!, schema)]).toEqual(['dharamshalas']);
    for (const rows of witnessCandidates(beds, 2)) {
      const filled = Object.keys(rows).filter((name) => rows[name]!.length > 0);
      expect(['', 'ghats,buildings,dharamshalas']).toContain(filled.join());
    }
  });

  it('are the same for the same seed', () => {
    expect([...witnessCandidates(beds, 3)]).toEqual([...witnessCandidates(beds, 3)]);
    expect([...witnessCandidates(beds, 3)]).not.toEqual([...witnessCandidates(beds, 4)]);
  });

  it('refuse an exercise that does not exist', () => {
    expect(() => [...witnessCandidates(unknown, 1)]).toThrow(/no exercise "nowhere"/);
  });
});
