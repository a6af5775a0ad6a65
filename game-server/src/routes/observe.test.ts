import { expect, it, vi } from 'vitest';
import { createMetrics } from '#platform/metrics/index.ts';
import { observeParts, observeProcess } from './observe.ts';

const stats = {
  pool: { total: 3, idle: 2, waiting: 1 },
  walBytes: 4096,
  databaseBytes: 8192,
  databases: [],
  deadRows: 5,
};
const health = { ready: true, queued: 2, running: 1, opening: 0, runs: [], rssBytes: 9, restarts: 0 };

it('[H3] asks the database once a scrape, for all of its figures', async () => {
  const metrics = createMetrics();
  const ask = vi.fn(() => Promise.resolve(stats));
  observeParts({ metrics, database: { stats: ask }, sandbox: { health: () => health } });
  const { text } = await metrics.render();
  expect(ask).toHaveBeenCalledOnce();
  expect(text).toContain('sqltown_database_waiting 1');
  expect(text).toContain('sqltown_database_wal_bytes 4096');
  expect(text).toContain('sqltown_sandbox_queued 2');
});

it('[H3] shows everything else while the database is away or silent', async () => {
  for (const ask of [() => Promise.reject(new Error('gone')), () => new Promise<never>(() => undefined)]) {
    const metrics = createMetrics();
    observeParts({ metrics, database: { stats: ask }, sandbox: { health: () => health } });
    const { text } = await metrics.render();
    expect(text).toContain('sqltown_database_bytes Nan');
    expect(text).toContain('sqltown_sandbox_running 1');
  }
});

it('[H3] shows this process among the others', async () => {
  const metrics = createMetrics();
  const redis = { isReady: false };
  observeProcess({ metrics, eventLoop: { worstMs: () => 1_500 }, redis, neighbours: { count: () => 2 } });
  const { text } = await metrics.render();
  expect(text).toContain('sqltown_event_loop_lag_seconds 1.5');
  expect(text).toContain('sqltown_neighbours 2');
  expect(text).toContain('sqltown_redis_ready 0');
});
