import { Redis } from 'ioredis';
import { Figures, type Stage, query, until } from '../evidence/index.ts';

/** Idle connections and their timers are given up within this. */
const AT_REST_MS = 30_000;

export type Baseline = ReadonlyMap<string, number>;

/** How many timers each process had armed when nobody was there yet. */
export async function baselineOf({ servers }: Stage): Promise<Baseline> {
  return new Map(
    await Promise.all(servers.map(async ({ url }) => [url, (await Figures.of(url)).timers] as const)),
  );
}

/** What is still there when everybody has left: rooms, clients, timers, leases, listings. Gives it half a minute. */
export async function leftovers(stage: Stage, baseline: Baseline): Promise<string[]> {
  let left: string[] = [];
  await until(async () => {
    left = [...(await ofProcesses(stage, baseline)), ...(await ofDatabase(stage)), ...(await ofRedis(stage))];
    return left.length === 0;
  }, AT_REST_MS);
  return left;
}

async function ofProcesses({ servers }: Stage, baseline: Baseline): Promise<string[]> {
  const perServer = await Promise.all(
    servers.map(async ({ url }) => {
      const now = await Figures.of(url);
      const timers = baseline.get(url) ?? 0;
      return [
        ...(now.rooms === 0 ? [] : [`${url}: ${now.rooms} orphan rooms`]),
        ...(now.clients === 0 ? [] : [`${url}: ${now.clients} orphan clients`]),
        ...(now.timers <= timers ? [] : [`${url}: ${now.timers} timers, ${timers} before anyone came`]),
      ];
    }),
  );
  return perServer.flat();
}

async function ofDatabase({ databaseUrl }: Stage): Promise<string[]> {
  const held = await query<{ city_id: string }>(
    databaseUrl,
    'select city_id from cities.city_leases where expires_at > clock_timestamp()',
  );
  return held.map(({ city_id }) => `the lease of city ${city_id} is still held`);
}

async function ofRedis({ redisUrl }: Stage): Promise<string[]> {
  if (redisUrl === null) return [];
  const redis = new Redis(redisUrl);
  try {
    const listed = await redis.hlen('roomcaches');
    return listed === 0 ? [] : [`${listed} rooms are still listed`];
  } finally {
    redis.disconnect();
  }
}
