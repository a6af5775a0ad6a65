import { pino } from 'pino';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { EnginePool } from '../pool/engine-pool.ts';
import { watchMemory } from './memory-watch.ts';

const CEILING = 1_000;
const logger = pino({ level: 'silent' });

/** A pool that only counts how often its threads were replaced. */
function fakePool() {
  const recycle = vi.fn(() => Promise.resolve());
  const pool = { dialect: 'sqlite', recycle } as unknown as EnginePool;
  return { pool, recycle };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

test('[LI11] threads are replaced above the ceiling, and not below', async () => {
  const { pool, recycle } = fakePool();
  const rss = vi.spyOn(process.memoryUsage, 'rss').mockReturnValue(CEILING);
  watchMemory({ pools: () => Promise.resolve([pool]), maxRssBytes: CEILING, logger });
  await vi.advanceTimersByTimeAsync(3_000);
  expect(recycle).not.toHaveBeenCalled();
  rss.mockReturnValueOnce(CEILING + 1);
  await vi.advanceTimersByTimeAsync(3_000);
  expect(recycle).toHaveBeenCalledTimes(1);
});

test('[LI11] a process that grows on is given up, so that another takes its place', async () => {
  vi.spyOn(process.memoryUsage, 'rss').mockReturnValue(CEILING * 2);
  const exit = vi.spyOn(process, 'exit').mockImplementation(() => undefined as never);
  watchMemory({ pools: () => Promise.resolve([fakePool().pool]), maxRssBytes: CEILING, logger });
  await vi.advanceTimersByTimeAsync(1_000);
  expect(exit).toHaveBeenCalledWith(75);
});
