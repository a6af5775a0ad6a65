import type { CityId } from '@sqltown/shared/ids';
import { beforeEach, expect, it, vi } from 'vitest';
import type { Renewal } from '#features/cities/index.ts';
import { CityLease } from './city-lease.ts';

const renew = vi.fn<() => Promise<Renewal>>();
const KEPT: Renewal = { kind: 'kept', version: 4 };
let nowMs: number;
let lease: CityLease;

const done = (): Promise<void> => Promise.resolve();

beforeEach(() => {
  nowMs = 0;
  renew.mockReset();
  const cities = { drainLease: done, releaseLease: done };
  const renewals = { renew };
  const holder = { processId: 'p', address: null, roomId: 'r' };
  lease = new CityLease({ cities, renewals, cityId: '1' as CityId, holder, epoch: 3, nowMs: () => nowMs });
});

it('[R16] asks once however many want to know', async () => {
  const gate = Promise.withResolvers<Renewal>();
  renew.mockReturnValue(gate.promise);
  const asked = [lease.renew(), lease.renew()];
  gate.resolve(KEPT);
  expect(await Promise.all(asked)).toEqual([KEPT, KEPT]);
  expect(renew).toHaveBeenCalledTimes(1);
});

it('[R17] is in doubt six seconds after the last renewal was asked for', async () => {
  renew.mockResolvedValue(KEPT);
  nowMs = 1_000;
  await lease.renew();
  nowMs = 7_000;
  expect(lease.isDoubtful).toBe(false);
  nowMs = 7_001;
  expect(lease.isDoubtful).toBe(true);
});
