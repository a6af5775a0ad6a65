import { createLogger } from '#platform/logger/index.ts';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { keepListings } from './listings.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

it('[P5] sweeps the listings of a process that was gone twice, within thirty seconds, and no other', async () => {
  const listed = new Set(['me', 'dead', 'late']);
  const living = new Set(['me']);
  const relist = vi.fn<() => Promise<void>>(() => Promise.resolve());
  const stop = keepListings({
    driver: {
      relist,
      processes: () => Promise.resolve(listed),
      cleanup: async (processId) => void listed.delete(processId),
    },
    living: () => living,
    log: createLogger({ level: 'silent' }),
  });
  await vi.advanceTimersByTimeAsync(10_000);
  expect([...listed]).toEqual(['me', 'dead', 'late']);
  living.add('late');
  await vi.advanceTimersByTimeAsync(10_000);
  expect([...listed]).toEqual(['me', 'late']);
  expect(relist).toHaveBeenCalledTimes(2);
  stop();
});
