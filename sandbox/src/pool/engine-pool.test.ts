import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DEFAULT_CACHE_FOLDER } from '../engines/cache-folder.ts';
import { VILLAGE, VILLAGE_ROWS } from '../fixtures/village.ts';
import { type EnginePool, openEnginePool } from './engine-pool.ts';

const RUNAWAY = 'WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r) SELECT count(*) FROM r';
/** One long step that SQLite's own deadline can't interrupt. */
const ONE_LONG_STEP: Readonly<Record<'sqlite' | 'postgresql', string>> = {
  sqlite:
    "SELECT instr(replace(hex(zeroblob(900000)), '00', 'aa'), replace(hex(zeroblob(450000)), '00', 'aa') || 'b')",
  postgresql: 'SELECT pg_sleep(30)',
};
const TOO_LARGE: Readonly<Record<'sqlite' | 'postgresql', readonly string[]>> = {
  sqlite: ['SELECT group_concat(hex(zeroblob(1900000))) FROM citizens a, citizens b, citizens c'],
  postgresql: [
    "SELECT repeat('x', 1000000000)",
    "SELECT string_agg(repeat('x', 10000000), '') FROM generate_series(1, 100)",
  ],
};

const executionOf = (sql: string, timeMs = 60_000) => ({
  database: { preloaded: 'village' },
  sql,
  limits: { timeMs, rows: 1_000, bytes: 256 * 1_024 },
});

describe.each(['sqlite', 'postgresql'] as const)('a pool of %s threads', (dialect) => {
  let pool: EnginePool<typeof dialect>;
  beforeAll(async () => {
    const databases = [{ key: 'village', schema: VILLAGE, rows: VILLAGE_ROWS }];
    const setup = { dialect, databases, cacheFolder: DEFAULT_CACHE_FOLDER };
    pool = await openEnginePool(setup, { threads: 2, onIdleError: (error) => console.error(error) });
  });
  afterAll(() => pool.close());

  const run = async (sql: string, wallMs = 20_000, signal?: AbortSignal) =>
    (await pool.execute([executionOf(sql)], { wallMs, signal }))[0];

  test.each(TOO_LARGE[dialect])('[LI2] %s does not fit into the memory', async (sql) => {
    expect(await run(sql)).toMatchObject({ kind: 'stopped', limit: expect.stringMatching(/memory|size/) });
    expect(await run('SELECT 1')).toMatchObject({ kind: 'rows' });
  });

  test.each([RUNAWAY, ONE_LONG_STEP[dialect]])(
    '[LI1] the watchdog ends %s, and another thread answers',
    async (sql) => {
      const [slow, quick] = await Promise.all([run(sql, 400), run('SELECT 1')]);
      expect(slow).toMatchObject({ kind: 'stopped', limit: 'time' });
      expect(quick).toMatchObject({ kind: 'rows' });
      expect(await run('SELECT count(*) FROM houses')).toMatchObject({ results: [{ rows: [[3]] }] });
    },
  );

  test('[PR5] a cancelled run ends at once', async () => {
    const cancel = new AbortController();
    const slow = run(RUNAWAY, 20_000, cancel.signal);
    cancel.abort();
    expect(await slow).toMatchObject({ kind: 'stopped', message: 'The run was cancelled.' });
  });

  test('executions run in order up to the first without rows', async () => {
    const executions = ['SELECT 1', 'SELECT broken', 'SELECT 2'].map((sql) => executionOf(sql));
    const outcomes = await pool.execute(executions, { wallMs: 20_000 });
    expect(outcomes.map((outcome) => outcome.kind)).toEqual(['rows', 'error']);
  });

  test('new threads take over while the old ones finish', async () => {
    const before = run('SELECT 1');
    const recycled = pool.recycle();
    expect(await before).toMatchObject({ kind: 'rows' });
    await recycled;
    expect(await run('SELECT 2')).toMatchObject({ results: [{ rows: [[2]] }] });
  });
});

describe('a pool of one thread', () => {
  let pool: EnginePool<'sqlite'>;
  beforeAll(async () => {
    const databases = [{ key: 'village', schema: VILLAGE, rows: VILLAGE_ROWS }];
    const setup = { dialect: 'sqlite' as const, databases, cacheFolder: null };
    pool = await openEnginePool(setup, { threads: 1, onIdleError: (error) => console.error(error) });
  });
  afterAll(() => pool.close());

  const run = async (sql: string, wallMs = 20_000, signal?: AbortSignal) =>
    (await pool.execute([executionOf(sql)], { wallMs, signal }))[0];

  test('[LI1] a wait for the thread behind a runaway is not held against a run', async () => {
    const runaway = run(RUNAWAY, 2_500);
    expect(await run('SELECT 1', 2_000)).toMatchObject({ kind: 'rows' });
    expect(await runaway).toMatchObject({ kind: 'stopped', limit: 'time' });
  });

  test('[PR5] a run that waits for the thread ends at once when it is cancelled', async () => {
    const [cancelRunaway, cancel] = [new AbortController(), new AbortController()];
    const ended: string[] = [];
    const runaway = run(RUNAWAY, 20_000, cancelRunaway.signal).finally(() => ended.push('runaway'));
    const waiting = run('SELECT 1', 20_000, cancel.signal).finally(() => ended.push('waiting'));
    cancel.abort();
    expect(await waiting).toMatchObject({ kind: 'stopped', message: 'The run was cancelled.' });
    cancelRunaway.abort();
    await runaway;
    expect(ended).toEqual(['waiting', 'runaway']);
    expect(await run('SELECT 1')).toMatchObject({ kind: 'rows' });
  });
});
