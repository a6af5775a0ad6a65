import { REAL_DIALECTS, type RealDialect } from '../../engines/real-dialects.ts';
import { ExerciseId, PlayerId } from '@sqltown/shared/ids';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DEFAULT_CACHE_FOLDER } from '../../engines/cache-folder.ts';
import { VILLAGE, VILLAGE_ROWS, createCatalogue, hiddenVillages } from '../../fixtures/village.ts';
import { openEnginePool } from '../../pool/engine-pool.ts';
import type { DialectEngines } from '../../runner/engines.ts';
import { createGrader } from '../grader.ts';
import { ROWS_CASES } from './rows.cases.ts';
import { STATE_CASES } from './state.cases.ts';
import { EXERCISES, inBoth } from './tasks.ts';

const CASES = [...ROWS_CASES, ...STATE_CASES];
const engines = new Map<RealDialect, DialectEngines>();
/** Three kinds of rows are enough to be wrong on: more would only take longer. */
const [AGES, ECHOES, MIXED] = [0, 5, 6];
const catalogue = {
  ...createCatalogue(),
  exercises: EXERCISES,
  hiddenRows: (_dataset: string, seed: number) =>
    hiddenVillages(seed).filter((_, i) => i === AGES || i === ECHOES || i === MIXED),
  witnessRows: () => [],
};
const grader = createGrader({ catalogue, engines, wallMs: 20_000 });

beforeAll(async () => {
  for (const dialect of REAL_DIALECTS) {
    const databases = [{ key: 'village', schema: VILLAGE, rows: VILLAGE_ROWS }];
    const setup = { dialect, databases, cacheFolder: DEFAULT_CACHE_FOLDER };
    const run = await openEnginePool(setup, { threads: 1, onIdleError: (error) => console.error(error) });
    engines.set(dialect, { run, grade: Promise.resolve(run) });
  }
});
afterAll(async () => {
  for (const { run } of engines.values()) await run.close();
});

test('there are at least 120 cases, none twice', () => {
  const answers = CASES.map(([task, , , answer]) => JSON.stringify([task, answer]));
  expect(new Set(answers).size).toBe(answers.length);
  expect(CASES.length).toBeGreaterThanOrEqual(120);
});

describe.each(REAL_DIALECTS)('in %s', (dialect) => {
  const offered = CASES.map(([task, verdict, like, answer, dialects = REAL_DIALECTS]) => ({
    task,
    verdict,
    like,
    sql: inBoth(answer)[dialect],
    dialects,
  }));

  test.each(offered.filter(({ dialects }) => dialects.includes(dialect)))(
    '[GR] $task is $verdict: $like',
    async ({ task, verdict, sql }) => {
      const exerciseId = ExerciseId.parse(task);
      const order = { playerId: PlayerId.parse('1'), exerciseId, dialect, sql, seed: 5 };
      const graded = await grader.grade(order, new AbortController().signal);
      if (graded.kind === 'refused') throw new Error(graded.code);
      const { verdict: told } = graded;
      expect({ ...told, verdict: told.kind === 'wrong' ? told.reason : told.kind }).toMatchObject({
        verdict,
      });
    },
  );
});
