import { expect, it, vi } from 'vitest';
import { NOTHING, leftBehind } from '../testbed/leftovers.testbed.ts';
import { startFleet } from './index.ts';

/** Each server starts a sandbox, which takes its time on a busy machine. */
vi.setConfig({ testTimeout: 400_000 });

it('starts a fleet, and leaves no process and no folder behind', async () => {
  const left = await leftBehind(async () => {
    const fleet = await startFleet({ processes: 2, replicas: 1 });
    const answers = await Promise.all(fleet.servers.map(({ url }) => fetch(`${url}/readyz`)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    await fleet.stop();
  });
  expect(left).toEqual(NOTHING);
});

it('leaves nothing behind when a part does not start', async () => {
  const left = await leftBehind(async () => {
    await expect(startFleet({ env: { TRANSPORT: 'pigeon' } })).rejects.toThrow(/TRANSPORT/);
  });
  expect(left).toEqual(NOTHING);
});
