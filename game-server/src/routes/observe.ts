import { setTimeout as wait } from 'node:timers/promises';
import type { Sandbox } from '@sqltown/sandbox';
import type { EventLoop } from '#platform/health/index.ts';
import type { Metrics } from '#platform/metrics/index.ts';
import type { Database } from '#platform/postgres/index.ts';
import type { RedisLink } from '#platform/redis/index.ts';

/** The database is asked at most this often, however many scrape. */
const STATS_MS = 1_000;
/** A database that is away must not take the other figures with it: its own are NaN then. */
const GIVE_UP_MS = 1_500;

/** Figures that are read when /metrics is asked for. */
export function observeParts(parts: {
  metrics: Metrics;
  database: Pick<Database, 'stats'>;
  sandbox: Pick<Sandbox, 'health'>;
}): void {
  const { metrics, database, sandbox } = parts;
  let last: { readonly atMs: number; readonly stats: ReturnType<Database['stats']> } | null = null;
  const stats = (): ReturnType<Database['stats']> => {
    const nowMs = performance.now();
    if (last === null || nowMs - last.atMs > STATS_MS) last = { atMs: nowMs, stats: database.stats() };
    return last.stats;
  };
  const ofDatabase = (
    name: string,
    help: string,
    read: (now: Awaited<ReturnType<typeof stats>>) => number,
  ): void =>
    metrics.observe(`sqltown_database_${name}`, help, async () => {
      const now = await Promise.race([stats(), wait(GIVE_UP_MS, null, { ref: false })]).catch(() => null);
      return now === null ? Number.NaN : read(now);
    });
  ofDatabase('connections', 'Connections to the database.', ({ pool }) => pool.total);
  ofDatabase('connections_idle', 'Connections that nobody uses.', ({ pool }) => pool.idle);
  ofDatabase('waiting', 'Queries that wait for a connection.', ({ pool }) => pool.waiting);
  ofDatabase(
    'wal_bytes',
    'Size of the write-ahead log; NaN where it may not be read.',
    ({ walBytes }) => walBytes ?? Number.NaN,
  );
  ofDatabase('bytes', 'Size of the database.', ({ databaseBytes }) => databaseBytes);
  ofDatabase('dead_rows', 'Rows that wait to be vacuumed.', ({ deadRows }) => deadRows);

  const ofSandbox = (
    name: string,
    help: string,
    read: (now: ReturnType<Sandbox['health']>) => number,
  ): void => metrics.observe(`sqltown_sandbox_${name}`, help, () => read(sandbox.health()));
  ofSandbox('queued', 'Learner queries that wait.', ({ queued }) => queued);
  ofSandbox('running', 'Learner queries that run.', ({ running }) => running);
  ofSandbox('rss_bytes', 'Memory of the sandbox process.', ({ rssBytes }) => rssBytes);
  ofSandbox('restarts', 'Times that the sandbox was replaced.', ({ restarts }) => restarts);
}

/** Figures of this process among the others. */
export function observeProcess(parts: {
  metrics: Metrics;
  eventLoop: Pick<EventLoop, 'worstMs'>;
  redis: Pick<RedisLink, 'isReady'> | null;
  neighbours: { count(): number };
}): void {
  const { metrics, eventLoop, redis, neighbours } = parts;
  metrics.observe(
    'sqltown_event_loop_lag_seconds',
    'How late the event loop ran at worst in the last five seconds.',
    () => eventLoop.worstMs() / 1000,
  );
  metrics.observe('sqltown_neighbours', 'Other processes that live.', () => neighbours.count());
  if (redis === null) return;
  metrics.observe('sqltown_redis_ready', 'Whether Redis answers.', () => (redis.isReady ? 1 : 0));
}
