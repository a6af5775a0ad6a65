import { existsSync } from 'node:fs';
import { DIALECTS } from '@sqltown/shared/api';
import { PlayerId } from '@sqltown/shared/ids';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type SupervisedSandbox, createSandbox } from './index.ts';

/** Bombs of every kind at full length. Each must end in time, and leave a sandbox that answers. */
const BOMBS: Readonly<Record<'both' | 'sqlite' | 'postgresql', readonly string[]>> = {
  both: [
    'WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r) SELECT count(*) FROM r',
    "WITH RECURSIVE r(t) AS (SELECT 'x' UNION ALL SELECT t || t FROM r) SELECT max(t) FROM r",
    'SELECT count(*) FROM citizens a, citizens b, citizens c, citizens d, citizens e, citizens f, citizens g, citizens h, citizens i, citizens j, citizens k, citizens l',
    `SELECT 1 WHERE 1 IN (${Array.from({ length: 9_000 }, (_, i) => i % 10).join()})`,
    `SELECT ${'('.repeat(9_900)}1${')'.repeat(9_900)}`,
    `SELECT ${'NOT '.repeat(4_900)}1`,
    `SELECT ${Array.from({ length: 2_800 }, () => '(SELECT 1)')
      .join('+')
      .slice(0, 19_000)}`,
    `SELECT name FROM citizens WHERE ${Array.from({ length: 1_500 }, (_, i) => `id = ${i}`).join(' OR ')}`,
    `SELECT 'a' LIKE '${'%a'.repeat(9_000)}'`,
    'BEGIN',
    'SAVEPOINT s;'.repeat(1_500),
    'SELECT \'<img src=x onerror=alert(1)>\' AS "=cmd|"',
  ],
  sqlite: [
    'SELECT zeroblob(1000000000)',
    "SELECT printf('%.*c', 2000000000, 'x')",
    'WITH RECURSIVE r(b) AS (SELECT randomblob(1000000) UNION ALL SELECT randomblob(1000000) FROM r) SELECT count(*) FROM r',
    'SELECT hex(hex(hex(hex(zeroblob(900000)))))',
    "SELECT instr(replace(hex(zeroblob(900000)), '00', 'aa'), replace(hex(zeroblob(450000)), '00', 'aa') || 'b')",
    "ATTACH '/tmp/sqltown-canary' AS canary; CREATE TABLE canary.t (a)",
    "VACUUM INTO '/tmp/sqltown-canary'",
  ],
  postgresql: [
    'SELECT * FROM generate_series(1, 1000000000)',
    'SELECT generate_series(1, 1000000000)',
    "SELECT repeat('x', 1000000000)",
    'SELECT array_agg(g) FROM generate_series(1, 100000000) g',
    "SELECT string_agg(repeat('x', 1000000), '') FROM generate_series(1, 10000)",
    'CREATE TABLE bomb AS SELECT repeat(md5(g::text), 100) FROM generate_series(1, 100000000) g',
    'SELECT pg_sleep(60)',
    "SELECT repeat('a', 50000) ~ '(a*)*b'",
    "SELECT ('['::text || repeat('[', 100000))::json",
    "COPY (SELECT 1) TO PROGRAM 'touch /tmp/sqltown-canary'",
    "COPY (SELECT 1) TO '/tmp/sqltown-canary'",
  ],
}; // prettier-ignore

const WALL_MS = 5_000;
const GRACE_MS = 1_500;

describe.each(DIALECTS)('hostile input in %s', (dialect) => {
  let sandbox: SupervisedSandbox;
  beforeAll(async () => {
    const catalogue = new URL('../fixtures/village.ts', import.meta.url).href;
    sandbox = await createSandbox({ catalogue, dialects: [dialect], wallMs: WALL_MS });
  });
  afterAll(() => sandbox.close());

  const run = (sql: string, playerId = '1') =>
    sandbox.run({ playerId: PlayerId.parse(playerId), dataset: 'village', dialect, sql });

  test.each([...BOMBS.both, ...BOMBS[dialect]].map((sql) => [sql.slice(0, 80), sql] as const))(
    '[LI1] [RU8] %s',
    async (_title, sql) => {
      const startedAt = performance.now();
      const reply = await run(sql);
      expect(performance.now() - startedAt).toBeLessThan(WALL_MS + GRACE_MS);
      expect(reply).toMatchObject({ kind: 'ran' });
      expect(await run('SELECT count(*) FROM citizens', '2')).toMatchObject({
        outcome: { results: [{ rows: [[5]] }] },
      });
      expect(existsSync('/tmp/sqltown-canary')).toBe(false);
      expect(sandbox.health().restarts).toBe(0);
    },
  );
});
