import { MAX_SQL_CHARS } from '@sqltown/shared/api';
import { PlayerId } from '@sqltown/shared/ids';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { GROWN_UPS } from '../fixtures/village.ts';
import { type SupervisedSandbox, createSandbox } from './index.ts';

const catalogue = new URL('../fixtures/village.ts', import.meta.url).href;
const asha = PlayerId.parse('1');
/** Long enough for a quick query on a machine that has other things to do, too. */
const WALL_MS = 2_500;
const RUNAWAY = 'WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r) SELECT count(*) FROM r';

describe('the sandbox', () => {
  let sandbox: SupervisedSandbox;
  const events: string[] = [];
  const runs: unknown[] = [];
  beforeAll(async () => {
    process.env['SQLTOWN_TEST_SECRET'] = 'do not pass on';
    sandbox = await createSandbox({ catalogue, wallMs: WALL_MS, onEvent: (event) => events.push(event) });
    sandbox.onRun((run) => runs.push(run));
  });
  afterAll(() => sandbox.close());

  const run = (
    sql: string,
    { playerId = asha, signal }: { playerId?: PlayerId; signal?: AbortSignal } = {},
  ) => sandbox.run({ playerId, dataset: 'village', dialect: 'sqlite', sql }, signal);

  test('runs in both dialects, with the engine named and the rows lit', async () => {
    for (const dialect of ['sqlite', 'postgresql'] as const) {
      const sql = 'SELECT name, floors FROM houses WHERE floors > 1 ORDER BY floors';
      expect(await sandbox.run({ playerId: asha, dataset: 'village', dialect, sql })).toMatchObject({
        kind: 'ran',
        engine: { dialect, real: true },
        outcome: {
          kind: 'rows',
          results: [
            {
              rows: [
                ['Quiet House', 2],
                ['Tall House', 3],
              ],
            },
          ],
        },
        lights: {
          kind: 'lit',
          total: 2,
          lights: [{ landmarkId: 3, row: 1, label: 'Quiet House' }, { landmarkId: 2 }],
        },
      });
    }
  });

  test.each(['mysql', 'mariadb', 'mssql', 'oracle'] as const)(
    'runs and grades in %s, and says that the interpreter answered',
    async (dialect) => {
      const order = { playerId: asha, dialect };
      const sql = 'SELECT name, floors FROM houses WHERE floors > 1 ORDER BY floors';
      const ran = await sandbox.run({ ...order, dataset: 'village', sql });
      expect(ran).toMatchObject({
        engine: { dialect, real: false, name: 'SQLTown interpreter' },
        outcome: {
          results: [
            {
              rows:
                dialect === 'oracle'
                  ? [
                      ['Quiet House', { decimal: '2' }],
                      ['Tall House', { decimal: '3' }],
                    ]
                  : [
                      ['Quiet House', 2],
                      ['Tall House', 3],
                    ],
            },
          ],
        },
        lights: { kind: 'lit', total: 2 },
      });
      const answer = 'SELECT name FROM citizens WHERE age > 18';
      const graded = await sandbox.grade({ ...order, exerciseId: GROWN_UPS, seed: 1, sql: answer });
      expect(graded).toMatchObject({ engine: { real: false }, verdict: { kind: 'passed' } });
    },
  );

  test('grades', async () => {
    const order = { playerId: asha, exerciseId: GROWN_UPS, dialect: 'postgresql' as const, seed: 1 };
    const sql = 'SELECT name FROM citizens WHERE age > 18';
    expect(await sandbox.grade({ ...order, sql })).toMatchObject({
      kind: 'graded',
      verdict: { kind: 'passed' },
    });
  });

  test('[PR3] refuses SQL that is too long for an order', async () => {
    expect(await run('x'.repeat(MAX_SQL_CHARS + 1))).toMatchObject({
      kind: 'refused',
      code: 'input-invalid',
    });
  });

  test('refuses what does not exist', async () => {
    const order = { playerId: asha, dataset: 'nowhere', dialect: 'sqlite' as const, sql: 'SELECT 1' };
    expect(await sandbox.run(order)).toMatchObject({ kind: 'refused', code: 'not-found' });
  });

  test('[PR4] one runs, two wait, the next is told to wait', async () => {
    const cancel = new AbortController();
    const running = run(RUNAWAY, { signal: cancel.signal });
    const waiting = [run('SELECT 1'), run('SELECT 1')];
    const busy = { kind: 'refused', code: 'sandbox-busy' };
    expect(await Promise.all([run('SELECT 1'), run('SELECT 1')])).toMatchObject([busy, busy]);
    cancel.abort();
    expect(await Promise.all([running, ...waiting])).toMatchObject([
      { kind: 'ran' },
      { kind: 'ran' },
      { kind: 'ran' },
    ]);
  });

  /** Both as they should; who ended first. */
  const endBoth = async (): Promise<string[]> => {
    const ended: string[] = [];
    const slow = run(RUNAWAY).finally(() => ended.push('the runaway'));
    const quick = run('SELECT 1', { playerId: PlayerId.parse('2') }).finally(() => ended.push('the other'));
    expect(await quick).toMatchObject({ outcome: { kind: 'rows' } });
    expect(await slow).toMatchObject({
      outcome: { kind: 'stopped', limit: 'time' },
      lights: { kind: 'dark' },
    });
    return ended;
  };

  test('[LI1] a runaway query ends in time, and others go on meanwhile', async () => {
    // While a thread is replaced, a query may wait behind the runaway on the other: it gets its rows all the same.
    await expect.poll(endBoth).toEqual(['the other', 'the runaway']);
  });

  test('[PR11] behind runaways on every thread a newcomer is refused, and served once they have ended', async () => {
    const runaways = ['3', '4'].map((id) => run(RUNAWAY, { playerId: PlayerId.parse(id) }));
    let newcomers = 100;
    const ask = () => run('SELECT 1', { playerId: PlayerId.parse(String(newcomers++)) });
    // The first is let in while nobody knows that they are runaways, and refused when it has waited for too long.
    const refused = { kind: 'refused', code: 'sandbox-busy', retryAfterSeconds: expect.any(Number) };
    expect([await ask(), await ask()]).toEqual([
      expect.objectContaining(refused),
      expect.objectContaining(refused),
    ]);
    await Promise.all(runaways);
    await expect.poll(ask).toMatchObject({ outcome: { kind: 'rows' } });
  });

  test('[PR5] a run can be cancelled', async () => {
    const cancel = new AbortController();
    const slow = run(RUNAWAY, { signal: cancel.signal });
    cancel.abort();
    expect(await slow).toMatchObject({ outcome: { kind: 'stopped' } });
    expect(await run('SELECT 1', { signal: AbortSignal.abort() })).toMatchObject({
      outcome: { kind: 'stopped' },
    });
  });

  test('[PR2] a lost process ends its runs as restarted, and another answers', async () => {
    const lost = run(RUNAWAY);
    const attempt = sandbox.grade({
      playerId: PlayerId.parse('2'),
      exerciseId: GROWN_UPS,
      dialect: 'sqlite',
      sql: RUNAWAY,
      seed: 1,
    });
    sandbox.killChild();
    expect(await lost).toMatchObject({ kind: 'ran', outcome: { kind: 'restarted' } });
    expect(await attempt).toMatchObject({ verdict: { kind: 'not-counted', outcome: { kind: 'restarted' } } });
    expect(await run('SELECT 1')).toMatchObject({ outcome: { kind: 'rows' } });
    expect(sandbox.health()).toMatchObject({ ready: true, restarts: 1 });
    expect(events).toEqual(['sandbox.ready', 'sandbox.lost', 'sandbox.ready']);
  });

  test('counts runs by dialect and how they ended', () => {
    expect(runs[0]).toEqual({ dialect: 'sqlite', outcome: 'rows', seconds: expect.any(Number) });
    expect(sandbox.health().runs).toContainEqual({ dialect: 'sqlite', outcome: 'restarted', count: 2 });
  });
});

test('[PR2] a spare process takes the place of a lost one, and another waits then', async () => {
  const sandbox = await createSandbox({ catalogue, dialects: ['sqlite'], spareAfterMs: 0 });
  try {
    const first = sandbox.childPid();
    await expect.poll(() => sandbox.sparePid()).toBeTypeOf('number');
    const spare = sandbox.sparePid();
    expect(spare).not.toBe(first);
    sandbox.killChild();
    await expect.poll(() => sandbox.childPid()).toBe(spare);
    const reply = await sandbox.run({
      playerId: asha,
      dataset: 'village',
      dialect: 'sqlite',
      sql: 'SELECT 1',
    });
    expect(reply).toMatchObject({ outcome: { kind: 'rows' } });
    await expect.poll(() => sandbox.sparePid()).toBeTypeOf('number');
  } finally {
    await sandbox.close();
  }
});

test('a sandbox whose catalogue is broken does not start, and says so', async () => {
  await expect(
    createSandbox({ catalogue: 'data:text/javascript,throw 1', dialects: ['sqlite'] }),
  ).rejects.toThrow('did not start');
});
