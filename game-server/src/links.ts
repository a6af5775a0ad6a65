import { LocalDriver, LocalPresence, type MatchMakerDriver, type Presence, matchMaker } from '@colyseus/core';
import type { Settings } from '#config';
import { type Bus, localBus, postgresBus, redisBus } from '#platform/bus/index.ts';
import { TownDriver, TownPresence } from '#platform/colyseus/index.ts';
import { type Limits, localLimits, redisLimits } from '#platform/limits/index.ts';
import type { Logger } from '#platform/logger/index.ts';
import { type RedisLink, openRedis } from '#platform/redis/index.ts';

/** What ties this process to the others of its town. */
export type Links = {
  /** Null where there is none: then the others are reached over PostgreSQL, or there are none. */
  readonly redis: RedisLink | null;
  readonly bus: Bus;
  readonly limits: Limits;
  readonly presence: Presence;
  readonly driver: MatchMakerDriver;
  close(): Promise<void>;
};

type LinkParts = {
  readonly config: Settings;
  /** The global database's primary as it is now; null where the database is embedded. */
  readonly primaryUrl: (() => Promise<string>) | null;
  readonly log: Logger;
};

/** Connects, and names this process: the matchmaker's id of it is known from here on. */
export async function openLinks(parts: LinkParts): Promise<Links> {
  const links = parts.config.REDIS_URL === undefined ? withoutRedis(parts) : await overRedis(parts);
  await matchMaker.setup(links.presence, links.driver);
  return links;
}

async function overRedis({ config, log }: LinkParts): Promise<Links> {
  const redis = await openRedis({ url: config.REDIS_URL ?? '', log: log.child({ part: 'redis' }) });
  const bus = redisBus({ redis, log: log.child({ part: 'bus' }) });
  return {
    redis,
    bus,
    limits: redisLimits(redis),
    presence: new TownPresence({ redis, log: log.child({ part: 'presence' }) }),
    driver: new TownDriver(redis),
    close: async () => {
      await bus.close();
      redis.close();
    },
  };
}

function withoutRedis({ primaryUrl, log }: LinkParts): Links {
  const busLog = log.child({ part: 'bus' });
  const bus = primaryUrl === null ? localBus({ log: busLog }) : postgresBus({ primaryUrl, log: busLog });
  return {
    redis: null,
    bus,
    limits: localLimits,
    presence: new LocalPresence(),
    driver: new LocalDriver(),
    close: () => bus.close(),
  };
}
