import { REAL_DIALECTS } from '../engines/real-dialects.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DEFAULT_CACHE_FOLDER } from '../engines/cache-folder.ts';
import { VILLAGE_EXERCISES, createCatalogue, hiddenVillages } from '../fixtures/village.ts';
import type { Engines } from '../runner/engines.ts';
import { checkContent } from './check-content.ts';
import { closeEngines, openCheckEngines, openInterpreters } from './check-engines.ts';
import { INTERPRETER_FAULTS } from './interpreter-faults.ts';
import { PLANTS } from './plants.ts';

/** Ordinary rows, NULLs, echoes, the mixed ones and none: enough to tell every mutant, and soon done. */
const KINDS: readonly number[] = [0, 1, 5, 6, 7];
const fewVillages = (seed: number) => hiddenVillages(seed).filter((_, i) => KINDS.includes(i));
const sound = {
  ...createCatalogue(),
  hiddenRows: (_dataset: string, seed: number) => fewVillages(seed),
  witnessRows: () => fewVillages(1),
};
const [first] = VILLAGE_EXERCISES;

let engines: Engines;
beforeAll(async () => {
  engines = await openCheckEngines(sound, { cacheFolder: DEFAULT_CACHE_FOLDER, dialects: REAL_DIALECTS });
});
afterAll(() => closeEngines(engines));

function check(catalogue = sound, interpreters: Engines = new Map()) {
  const mutants = { mutantsEach: 2, mostDatabases: 2_000 };
  return checkContent({ catalogue, seeds: [1], engines, interpreters, candidates: () => [], ...mutants });
}

describe('checking the content', () => {
  test('sound content has no violations', async () => {
    const { automatic, agreements, ...report } = await check(sound, await openInterpreters(sound, engines));
    expect(report).toEqual({
      exercises: 2,
      graded: 4 * 2 * 2,
      witnesses: 2 * KINDS.length,
      violations: [],
    });
    expect(automatic).toMatchObject({ survivors: [] });
    expect(automatic?.caught).toBeGreaterThan(10);
    expect(agreements.map(({ dialect, answers }) => ({ dialect, answers }))).toEqual(
      REAL_DIALECTS.map((dialect) => ({ dialect, answers: 8 })),
    );
  });

  test('[GR23] an interpreter with a fault is found', async () => {
    const faulty = await openInterpreters(sound, engines, INTERPRETER_FAULTS['equal-is-greater']);
    const { violations } = await check(sound, faulty);
    expect(violations.map(({ dialect }) => dialect)).toEqual(expect.arrayContaining([...REAL_DIALECTS]));
  });

  test.each([
    ['mutant-passes', /mutant 1 is passed/],
    ['solution-fails', /alternate 1 is wrong/],
    ['tie-at-limit', /depends on the order/],
    ['witness-missing', /no witness tells mutant/],
  ])('the planted fault %s is found', async (name, what) => {
    const { violations } = await check(PLANTS[name]?.(sound) as typeof sound);
    expect(violations).toContainEqual(
      expect.objectContaining({ exercise: first?.id, what: expect.stringMatching(what) }),
    );
  });

  test('a dataset that is not the same in every engine is found', async () => {
    const { violations } = await check(PLANTS['half-a-cent']?.(sound) as typeof sound);
    expect(violations).toContainEqual(
      expect.objectContaining({
        dialect: 'postgresql',
        what: expect.stringMatching(/^the rows of citizens/),
      }),
    );
  });

  test.each([
    ['weak-hidden-data', /survives/],
    ['idle-conditions', /mutants are equivalent/],
  ])('[MU3] the planted fault %s is found', async (name, what) => {
    const { violations } = await check(PLANTS[name]?.(sound) as typeof sound);
    expect(violations.map((violation) => violation.what).join('\n')).toMatch(what);
  });
});
