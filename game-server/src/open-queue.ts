import type { Settings } from '#config';
import type { Logger } from '#platform/logger/index.ts';
import type { Db } from '#platform/postgres/index.ts';
import { createBullQueue, createTableQueue, enqueueOnly, type JobQueue } from '#platform/queue/index.ts';
import type { RedisLink } from '#platform/redis/index.ts';

/** The jobs of the town: in Redis where there is one, otherwise in the global database. */
export function openQueue(parts: {
  config: Pick<Settings, 'ROLES'>;
  db: Db;
  redis: Pick<RedisLink, 'openWith'> | null;
  log: Logger;
}): JobQueue {
  const { config, db, redis, log } = parts;
  const queue =
    redis === null
      ? createTableQueue({ db, log })
      : createBullQueue({ open: (options) => redis.openWith(options), log });
  return config.ROLES.includes('jobs') ? queue : enqueueOnly(queue);
}
