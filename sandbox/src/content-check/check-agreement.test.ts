import type { Catalogue } from '@sqltown/content/grading';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DEFAULT_CACHE_FOLDER } from '../engines/cache-folder.ts';
import { REAL_DIALECTS, type RealDialect } from '../engines/real-dialects.ts';
import { createCatalogue } from '../fixtures/village.ts';
import type { Engines } from '../runner/engines.ts';
import { checkAgreement } from './check-agreement.ts';
import { closeEngines, openCheckEngines, openInterpreters } from './check-engines.ts';
import { INTERPRETER_FAULTS, type InterpreterFault } from './interpreter-faults.ts';
import { settledBothWays } from './left-open.ts';

const sound = createCatalogue();

let engines: Engines;
beforeAll(async () => {
  engines = await openCheckEngines(sound, { cacheFolder: DEFAULT_CACHE_FOLDER, dialects: REAL_DIALECTS });
});
afterAll(() => closeEngines(engines));

async function agreement(
  dialect: RealDialect,
  {
    catalogue = sound,
    fault,
    mutantsEach = 8,
  }: {
    readonly catalogue?: Catalogue;
    readonly fault?: InterpreterFault | undefined;
    readonly mutantsEach?: number;
  } = {},
) {
  const real = engines.get(dialect);
  const interpreter = (await openInterpreters(catalogue, engines, fault)).get(dialect);
  if (!real || !interpreter) throw new Error(`No engines for ${dialect}`);
  return checkAgreement({ catalogue, dialect, real, interpreter, seed: 1, mutantsEach });
}

/** The village with one exercise whose solution is this, and this wrong answer. */
function withQueries(solution: string, mutant: string): Catalogue {
  const [exercise] = sound.exercises.values();
  if (!exercise) throw new Error('The village has no exercise');
  const alike = (sql: string) => ({ ...exercise.solution, sqlite: sql, postgresql: sql });
  const changed = {
    ...exercise,
    solution: alike(solution),
    alternates: [],
    mutants: [alike(mutant)],
    forbids: [],
    orderBy: [{ column: 0, descending: false }],
  };
  return { ...sound, exercises: new Map([[exercise.id, changed]]) };
}

describe.each(REAL_DIALECTS)('the verdicts on %s', (dialect) => {
  test('[GR23] are the same by its own engine and by the interpreter', async () => {
    const { mutants, ...report } = await agreement(dialect);
    expect(report).toMatchObject({ dialect, exercises: 2, answers: 8, leftOpen: [], violations: [] });
    expect(mutants).toBeGreaterThan(10);
  });

  test('[GR23] differ where the interpreter takes equals for greater', async () => {
    const { violations } = await agreement(dialect, { fault: INTERPRETER_FAULTS['equal-is-greater'] });
    expect(violations).toContainEqual({
      exercise: 'grown-ups',
      dialect,
      what: expect.stringMatching(/^mutant 1 is wrong \(.*\) by .*, passed by the interpreter$/),
    });
  });

  test('[GR23] differ where the interpreter does not support an answer', async () => {
    const { violations } = await agreement(dialect, { fault: INTERPRETER_FAULTS['unsupported-order'] });
    expect(violations).toContainEqual({
      exercise: 'by-age',
      dialect,
      what: expect.stringMatching(/^the solution is passed by .*, not counted \(rejected: ORDER BY/),
    });
    expect(violations.map(({ what }) => what).join('\n')).toMatch(/^alternate 1 .* by the interpreter$/m);
  });
});

describe('an answer that neither runs', () => {
  test('[GR23] has the same error code by both', async () => {
    const catalogue = withQueries('SELECT id FROM citizens ORDER BY id', 'SELECT nobody FROM citizens');
    const { violations } = await agreement('postgresql', { catalogue });
    expect(violations).toEqual([]);
  });
});

/** Where a query leaves the order open, rows fall the other way: SQL allows it. */
const otherwiseOrdered: InterpreterFault = (engine) => ({
  ...engine,
  execute: ({ sql, ...execution }) =>
    engine.execute({ ...execution, sql: settledBothWays(sql, engine.label.dialect)?.[1] ?? sql }),
});

describe('automatic mutants', () => {
  test('[GR23] may differ where SQL leaves open which rows they give', async () => {
    const oldest = 'SELECT id, age FROM citizens WHERE age IS NOT NULL ORDER BY age DESC, id LIMIT 2';
    const catalogue = withQueries(oldest, oldest.replace('LIMIT 2', 'LIMIT 1'));
    const options = { catalogue, fault: otherwiseOrdered, mutantsEach: 30 };
    const { violations, leftOpen } = await agreement('sqlite', options);
    expect(violations).toEqual([]);
    expect(leftOpen).toContainEqual(
      expect.objectContaining({ what: expect.stringMatching(/^the drop-key mutant /) }),
    );
  });

  test('[GR23] are a sample where fewer are asked for', async () => {
    const [few, more] = [await agreement('sqlite', { mutantsEach: 2 }), await agreement('sqlite')];
    expect(few.mutants).toBeGreaterThan(0);
    expect(few.mutants).toBeLessThanOrEqual(4);
    expect(more.mutants).toBeGreaterThan(few.mutants);
  });
});
