import type { RunReply } from '@sqltown/shared/api';
import { CityId, PlayerId } from '@sqltown/shared/ids';
import { expect, it, vi } from 'vitest';
import { createLogger } from '../../platform/logger/index.ts';
import type { Account } from '../accounts/index.ts';
import { createRuns } from './runs.service.ts';

const account: Account = {
  playerId: PlayerId.parse('71'),
  name: 'Brave Otter',
  username: null,
  guest: true,
  homeCityId: CityId.parse('72'),
  roles: ['student'],
  bucket: 3,
  banned: false,
  sessionId: 's',
};
const request = { dataset: 'town', dialect: 'sqlite' as const, sql: 'SELECT 1', cityId: '72' };
const engine = { dialect: 'sqlite' as const, name: 'SQLite', version: '3', real: true };
const outcome = { kind: 'rows' as const, results: [], elapsedMs: 1, notices: [] };

function setUp(lights: RunReply['lights'], showLights = vi.fn(() => Promise.resolve())) {
  const run = vi.fn(() => Promise.resolve({ kind: 'ran' as const, engine, outcome, lights }));
  return {
    runs: createRuns({ sandbox: { run }, seats: { showLights }, log: createLogger({ level: 'silent' }) }),
    run,
    showLights,
  };
}

it('[H10] lit rows are shown to the city that the learner is in', async () => {
  const { runs, run, showLights } = setUp({
    kind: 'lit',
    lights: [{ landmarkId: 4, row: 1, label: '31 free' }],
    total: 1,
  });
  const signal = new AbortController().signal;
  expect(await runs.run(account, request, signal)).toMatchObject({ engine, outcome });
  expect(run).toHaveBeenCalledWith(
    { playerId: '71', group: '72', dataset: 'town', dialect: 'sqlite', sql: 'SELECT 1' },
    signal,
  );
  expect(showLights).toHaveBeenCalledWith(
    '72',
    expect.objectContaining({ playerId: '71', name: 'Brave Otter', total: 1 }),
  );
});

it('[H10] a run that lights nothing, or that names no city, shows nothing', async () => {
  const dark = setUp({ kind: 'dark', why: 'No key.' });
  await dark.runs.run(account, request, new AbortController().signal);
  expect(dark.showLights).not.toHaveBeenCalled();
  const elsewhere = setUp({ kind: 'lit', lights: [{ landmarkId: 4, row: 1, label: '' }], total: 1 });
  const { cityId: _, ...nowhere } = request;
  await elsewhere.runs.run(account, nowhere, new AbortController().signal);
  expect(elsewhere.showLights).not.toHaveBeenCalled();
});

it('[H10] rows are answered though the city cannot be reached', async () => {
  const broken = vi.fn(() => Promise.reject(new Error('no such room')));
  const { runs } = setUp({ kind: 'lit', lights: [{ landmarkId: 4, row: 1, label: '' }], total: 1 }, broken);
  expect(await runs.run(account, request, new AbortController().signal)).toMatchObject({ outcome });
  expect(broken).toHaveBeenCalledOnce();
});
