import type { CityId } from '@sqltown/shared/ids';
import { beforeEach, expect, it, vi } from 'vitest';
import { CityLease } from './city-lease.ts';

const renewLease = vi.fn<() => Promise<boolean>>();
let nowMs: number;
let lease: CityLease;

const done = (): Promise<void> => Promise.resolve();

beforeEach(() => {
  nowMs = 0;
  renewLease.mockReset();
  const cities = { renewLease, drainLease: done, releaseLease: done };
  const holder = { processId: 'p', address: null, roomId: 'r' };
  lease = new CityLease({ cities, cityId: '1' as CityId, holder, epoch: 3, nowMs: () => nowMs });
});

it('[R16] tells a kept lease from one that has passed on, and from a database that is away', async () => {
  renewLease
    .mockResolvedValueOnce(true)
    .mockResolvedValueOnce(false)
    .mockRejectedValueOnce(new Error('away'));
  expect([await lease.renew(), await lease.renew(), await lease.renew()]).toEqual([
    'kept',
    'lost',
    'unreachable',
  ]);
});

it('[R16] asks once however many want to know', async () => {
  const gate = Promise.withResolvers<boolean>();
  renewLease.mockReturnValue(gate.promise);
  const asked = [lease.renew(), lease.renew()];
  gate.resolve(true);
  expect(await Promise.all(asked)).toEqual(['kept', 'kept']);
  expect(renewLease).toHaveBeenCalledTimes(1);
});

it('[R17] is in doubt six seconds after the last renewal was asked for', async () => {
  renewLease.mockResolvedValue(true);
  nowMs = 1_000;
  await lease.renew();
  nowMs = 7_000;
  expect(lease.isDoubtful).toBe(false);
  nowMs = 7_001;
  expect(lease.isDoubtful).toBe(true);
});
