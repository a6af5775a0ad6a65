import { expect, it } from 'vitest';
import { createMetrics } from './metrics.ts';

it('[H3] shows what was reported, by the names that dashboards use', async () => {
  const metrics = createMetrics();
  metrics.roomOpened('city');
  metrics.roomOpened('city');
  metrics.roomClosed('city');
  metrics.clientJoined();
  metrics.stepped(0.004);
  metrics.synced('delta', 120);
  metrics.sandboxRan({ dialect: 'sqlite', outcome: 'rows', seconds: 0.003 });
  metrics.cacheRead('progress', 'near');
  metrics.httpAnswered({ route: '/api/v1/me', method: 'GET', status: 200, seconds: 0.01 });
  metrics.observe('sqltown_database_wal_bytes', 'Size of the WAL.', () => Promise.resolve(4096));
  const { text } = await metrics.render();
  expect(text).toContain('sqltown_rooms{room="city"} 1');
  expect(text).toContain('sqltown_clients 1');
  expect(text).toContain('sqltown_room_step_seconds_count 1');
  expect(text).toContain('sqltown_sync_bytes_total{sort="delta"} 120');
  expect(text).toContain('sqltown_sandbox_run_seconds_count{dialect="sqlite",outcome="rows"} 1');
  expect(text).toContain('sqltown_cache_reads_total{name="progress",level="near"} 1');
  expect(text).toContain('sqltown_http_seconds_count{route="/api/v1/me",method="GET",status="200"} 1');
  expect(text).toContain('sqltown_database_wal_bytes 4096');
  expect(text).toMatch(/nodejs_eventloop_lag_p99_seconds \d/);
});

it('[H3] keeps the counts of two servers apart', async () => {
  const [one, two] = [createMetrics(), createMetrics()];
  one.clientJoined();
  expect((await two.render()).text).toContain('sqltown_clients 0');
});
