import type { Outcome } from '@sqltown/shared/api';
import { expect, test } from 'vitest';
import { createCatalogue } from '../fixtures/village.ts';
import type { EnginePool } from '../pool/engine-pool.ts';
import { assertSealed } from './self-test.ts';

const ROWS: Outcome = { kind: 'rows', results: [], elapsedMs: 0, notices: [] };
const REJECTED: Outcome = { kind: 'rejected', error: { message: '', code: '' } };

/** A pool that answers as it is told, by the statement. */
function poolOf(answer: (sql: string) => Outcome): EnginePool {
  const label = { dialect: 'postgresql', name: 'PostgreSQL', version: '1.0', real: true } as const;
  const execute: EnginePool['execute'] = async (executions) => executions.map(({ sql }) => answer(sql));
  return {
    dialect: 'postgresql',
    label,
    opening: 0,
    execute,
    recycle: () => Promise.resolve(),
    close: () => Promise.resolve(),
  };
}

test('[LI7] an engine that refuses every escape is served', async () => {
  const sealed = poolOf((sql) => (sql === 'SELECT 1' ? ROWS : REJECTED));
  await expect(assertSealed(sealed, createCatalogue())).resolves.toBeUndefined();
});

test('[LI7] one that lets a single escape through is not, and it is named', async () => {
  const leaky = poolOf((sql) => (sql === 'SELECT 1' || sql === 'RESET ROLE' ? ROWS : REJECTED));
  await expect(assertSealed(leaky, createCatalogue())).rejects.toThrow('not sealed: RESET ROLE');
});

test('[LI7] one that refuses everything is not served either', async () => {
  await expect(
    assertSealed(
      poolOf(() => REJECTED),
      createCatalogue(),
    ),
  ).rejects.toThrow('does not answer');
});
