import { expect, onTestFinished, test } from 'vitest';
import { interpreterLabel } from '../engines/interpreter/label.ts';
import { VILLAGE, VILLAGE_ROWS } from '../fixtures/village.ts';
import type { EnginePool } from './engine-pool.ts';
import { poolOnDemand } from './pool-on-demand.ts';

const EXECUTION = {
  database: { preloaded: 'village' },
  sql: 'SELECT COUNT(*) FROM houses',
  limits: { timeMs: 5_000, rows: 10, bytes: 1_000 },
};

function oracle(prove: () => Promise<void>): EnginePool<'oracle'> {
  const databases = [{ key: 'village', schema: VILLAGE, rows: VILLAGE_ROWS }];
  const pool = poolOnDemand(
    { dialect: 'oracle', databases, cacheFolder: null },
    { threads: 1, onIdleError: (error) => console.error(error), label: interpreterLabel('oracle'), prove },
  );
  onTestFinished(() => pool.close());
  return pool;
}

test('a pool on demand says who answers, and opens once, with the first run', async () => {
  let proofs = 0;
  const pool = oracle(async () => void (proofs += 1));
  expect([pool.label.name, proofs]).toEqual(['SQLTown interpreter', 0]);
  const outcomes = await Promise.all(
    [EXECUTION, EXECUTION].map((each) => pool.execute([each], { wallMs: 20_000 })),
  );
  expect(outcomes.flat().map(({ kind }) => kind)).toEqual(['rows', 'rows']);
  expect(proofs).toBe(1);
});

test('[LI7] it serves nobody until it is proven, and is opened anew by the next run', async () => {
  const proofs = [() => Promise.reject(new Error('an escape succeeded')), () => Promise.resolve()];
  const pool = oracle(() => proofs.shift()?.() ?? Promise.resolve());
  await expect(pool.execute([EXECUTION], { wallMs: 20_000 })).rejects.toThrow('an escape succeeded');
  expect(await pool.execute([EXECUTION], { wallMs: 20_000 })).toMatchObject([{ kind: 'rows' }]);
});

test('what was never opened is closed and replaced without a word', async () => {
  const pool = oracle(() => Promise.reject(new Error('nobody asked')));
  await pool.recycle();
  await expect(pool.close()).resolves.toBeUndefined();
});
