import type { EngineDialect, Outcome } from '@sqltown/shared/api';
import { REAL_DIALECTS } from '../engines/real-dialects.ts';
import { ExerciseId, PlayerId } from '@sqltown/shared/ids';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DEFAULT_CACHE_FOLDER } from '../engines/cache-folder.ts';
import { BY_AGE, GROWN_UPS, VILLAGE, VILLAGE_ROWS, createCatalogue } from '../fixtures/village.ts';
import { openEnginePool } from '../pool/engine-pool.ts';
import type { DialectEngines } from '../runner/engines.ts';
import { type Grader, createGrader } from './grader.ts';

const engines = new Map<EngineDialect, DialectEngines>();
let grader: Grader;

beforeAll(async () => {
  for (const dialect of REAL_DIALECTS) {
    const databases = [{ key: 'village', schema: VILLAGE, rows: VILLAGE_ROWS }];
    const setup = { dialect, databases, cacheFolder: DEFAULT_CACHE_FOLDER };
    const run = await openEnginePool(setup, { threads: 1, onIdleError: (error) => console.error(error) });
    engines.set(dialect, { run, grade: Promise.resolve(run) });
  }
  grader = createGrader({ catalogue: createCatalogue(), engines, wallMs: 20_000 });
});
afterAll(async () => {
  for (const { run } of engines.values()) await run.close();
});

describe.each(REAL_DIALECTS)('grading in %s', (dialect) => {
  const verdictOf = async (sql: string, exerciseId = GROWN_UPS, seed = 3) => {
    const order = { playerId: PlayerId.parse('1'), exerciseId, dialect, sql, seed };
    const graded = await grader.grade(order, new AbortController().signal);
    if (graded.kind === 'refused') throw new Error(graded.code);
    return graded.verdict;
  };

  test.each([
    'SELECT name FROM citizens WHERE age > 18',
    'select c.name as whoever from citizens as c where c.age >= 19 -- grown up',
    'SELECT name FROM (SELECT * FROM citizens) x WHERE age > 18 ORDER BY id DESC',
    'WITH grown AS (SELECT * FROM citizens WHERE age > 18) SELECT name FROM grown',
    'SELECT name FROM citizens WHERE NOT (age < 19);',
    'SELECT name FROM citizens WHERE age BETWEEN 19 AND 1000',
  ])('[GR4] %s passes', async (sql) => {
    expect(await verdictOf(sql)).toEqual({ kind: 'passed' });
  });

  test.each([
    ['SELECT name FROM citizens', 'rows-extra', 'WHERE is missing.'],
    ['SELECT name FROM citizens WHERE age > 60', 'rows-missing', null],
    ['SELECT name, age FROM citizens WHERE age > 18', 'column-count', null],
    ['SELECT age FROM citizens WHERE age > 18', 'rows-differ', null],
    ['SELECT name FROM citizens WHERE 1 = 0', 'no-rows', null],
    [
      'SELECT name FROM citizens WHERE age > 18 UNION ALL SELECT name FROM citizens WHERE age > 18',
      'duplicates',
      null,
    ],
    ['SELECT name FROM citizens WHERE age > 18 OR 1 = 0', 'forbidden-construct', null],
    ['SELECT 1; SELECT name FROM citizens WHERE age > 18', 'no-result', null],
    ["UPDATE citizens SET name = 'x'", 'no-result', null],
    ['CREATE VIEW grown AS SELECT name FROM citizens WHERE age > 18', 'no-result', null],
    ['UPDATE citizens SET age = 20 WHERE age IS NULL; SELECT name FROM citizens', 'no-result', null],
  ])('[GR14] %s is %s', async (sql, reason, hint) => {
    expect(await verdictOf(sql)).toMatchObject({ kind: 'wrong', reason, hint });
  });

  test('[GR10] shows on the visible data what differs', async () => {
    expect(await verdictOf('SELECT name FROM citizens WHERE age > 60')).toMatchObject({
      message: 'The columns are right; 2 rows are missing.',
      comparison: { expectedRows: 3, actualRows: 1, missing: [['Asha'], ['Devi']], extra: [] },
    });
  });

  test.each([
    "SELECT 'Asha' AS name UNION ALL SELECT 'Chand' UNION ALL SELECT 'Devi'",
    "SELECT name FROM citizens WHERE name IN ('Asha', 'Chand', 'Devi')",
    'SELECT name FROM citizens WHERE age > 30',
    'SELECT name FROM citizens WHERE age > 18 LIMIT 3',
    'SELECT DISTINCT name FROM citizens WHERE age > 18 AND id < 4 OR id = 4',
  ])('[GR11] %s is right on the visible rows only', async (sql) => {
    const verdict = await verdictOf(sql);
    expect(verdict).toMatchObject({ kind: 'wrong', comparison: null });
    expect(verdict.kind === 'wrong' && verdict.reason).toMatch(/^(hidden|forbidden-construct)$/);
    expect(JSON.stringify(verdict)).not.toContain('Guest');
  });

  test('[GR15] [GR16] a boundary missed shows the smallest town where it goes wrong, and the hint', async () => {
    const verdict = await verdictOf('SELECT name FROM citizens WHERE age >= 18');
    expect(verdict).toMatchObject({
      kind: 'wrong',
      reason: 'hidden',
      hint: 'Exactly 18 is not older than 18.',
      witness: { yours: { rows: [['Adult']] }, expected: { rows: [] } },
    });
    const tables = verdict.kind === 'wrong' ? verdict.witness?.tables : [];
    expect(tables?.find(({ name }) => name === 'citizens')?.rows).toHaveLength(1);
  });

  test('[GR15] without a witness the kind of case is named', async () => {
    const verdict = await verdictOf(
      'SELECT name, age FROM citizens WHERE age IS NOT NULL AND age <> 1 ORDER BY age',
      BY_AGE,
    );
    expect(verdict).toMatchObject({
      reason: 'hidden',
      witness: null,
      message: expect.stringContaining('NULL'),
    });
  });

  test('[GR12] an error on hidden rows is wrong, and its words stay hidden', async () => {
    const failing =
      dialect === 'sqlite'
        ? 'abs(-9223372036854775807 - 1)'
        : '1 / (SELECT count(*) - count(*) FROM citizens)';
    const verdict = await verdictOf(
      `SELECT name FROM citizens WHERE age > 18 AND id < CASE WHEN (SELECT sum(id) FROM citizens) = 15 AND (SELECT count(*) FROM songs) > 0 THEN 99 ELSE ${failing} END`,
    );
    expect(verdict).toMatchObject({ kind: 'wrong', reason: 'hidden' });
    expect(JSON.stringify(verdict)).not.toMatch(/overflow|division/);
  });

  test('[GR2] a syntax error is not counted', async () => {
    expect(await verdictOf('SELCT name')).toMatchObject({ kind: 'not-counted', outcome: { kind: 'error' } });
    expect(await verdictOf('-- thinking')).toMatchObject({ kind: 'not-counted' });
  });

  test('[GR5] order counts where the exercise asks for it, ties are free', async () => {
    const ties = 'SELECT name, age FROM citizens WHERE age IS NOT NULL ORDER BY age, name DESC';
    expect(await verdictOf(ties, BY_AGE)).toEqual({ kind: 'passed' });
    const wrong = 'SELECT name, age FROM citizens WHERE age IS NOT NULL ORDER BY name';
    expect(await verdictOf(wrong, BY_AGE)).toMatchObject({ reason: 'order', hint: 'By age.' });
  });

  test('[GR13] the rows are right but a construct is missing', async () => {
    const sql =
      "SELECT name, age FROM citizens WHERE name = 'Bina' UNION ALL SELECT name, age FROM citizens WHERE name IN ('Asha', 'Devi') UNION ALL SELECT name, age FROM citizens WHERE name = 'Chand'";
    expect(await verdictOf(sql, BY_AGE)).toMatchObject({ reason: 'required-construct' });
  });

  test('[GR1] a query that rebuilds the tables is no answer', async () => {
    expect(await verdictOf('DROP TABLE citizens')).toMatchObject({ reason: 'no-result' });
    expect(await verdictOf('SELECT name FROM citizens WHERE age > 18')).toEqual({ kind: 'passed' });
  });

  test('an exercise that does not exist is refused', async () => {
    const order = {
      playerId: PlayerId.parse('1'),
      exerciseId: ExerciseId.parse('nowhere'),
      dialect,
      sql: '',
      seed: 1,
    };
    expect(await grader.grade(order, new AbortController().signal)).toMatchObject({
      kind: 'refused',
      code: 'not-found',
    });
  });
});

test("[GR12] an answer that waits for its thread behind somebody else's runaway is not stopped for it", async () => {
  const village = engines.get('sqlite')!;
  const runaway = {
    database: { preloaded: 'village' },
    sql: 'WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r) SELECT count(*) FROM r',
    limits: { timeMs: 1_500, rows: 1, bytes: 1_000 },
  };
  let runaways: readonly Outcome[] = [];
  const grade: typeof village.run = {
    ...village.run,
    async execute(executions, control) {
      const isAnswer = executions.some(({ sql }) => sql.includes('>= 19'));
      if (!isAnswer || runaways.length > 0) return village.run.execute(executions, control);
      const before = village.run.execute([runaway], { wallMs: 20_000 });
      const outcomes = await village.run.execute(executions, control);
      runaways = await before;
      return outcomes;
    },
  };
  const lessons = new Map([['sqlite' as const, { run: village.run, grade: Promise.resolve(grade) }]]);
  const hurried = createGrader({ catalogue: createCatalogue(), engines: lessons, wallMs: 1_000 });
  const order = { playerId: PlayerId.parse('1'), exerciseId: GROWN_UPS, dialect: 'sqlite' as const, seed: 3 };
  const sql = 'SELECT name FROM citizens WHERE age >= 19';
  expect(await hurried.grade({ ...order, sql }, new AbortController().signal)).toMatchObject({
    verdict: { kind: 'passed' },
  });
  expect(runaways).toMatchObject([{ kind: 'stopped', limit: 'time' }]);
});

test('[GR17] an attempt whose thread was taken down is graded once more', async () => {
  const village = engines.get('sqlite')!;
  let interruptions = 1;
  const run = {
    ...village.run,
    execute: (...order: Parameters<typeof village.run.execute>) =>
      interruptions-- > 0
        ? Promise.resolve([{ kind: 'restarted' as const, message: '' }])
        : village.run.execute(...order),
  };
  const catalogue = createCatalogue();
  const grade = Promise.resolve(village.run);
  const shaky = createGrader({ catalogue, engines: new Map([['sqlite', { run, grade }]]), wallMs: 20_000 });
  const order = { playerId: PlayerId.parse('1'), exerciseId: GROWN_UPS, dialect: 'sqlite' as const, seed: 3 };
  const sql = 'SELECT name FROM citizens WHERE age > 18';
  const { signal } = new AbortController();
  expect(await shaky.grade({ ...order, sql }, signal)).toMatchObject({ verdict: { kind: 'passed' } });
  interruptions = 2;
  expect(await shaky.grade({ ...order, sql }, signal)).toMatchObject({ verdict: { kind: 'not-counted' } });
});
