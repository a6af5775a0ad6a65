import { Redis } from 'ioredis';
import type { Fleet } from '../../../fleet/index.ts';
import type { ServerInstance } from '../../../testbed/index.ts';
import { addressOf, query, until } from '../../evidence/index.ts';
import { newResident } from '../bots.ts';
import { type Scenario, expectations } from '../scenario.ts';

const BACK_MS = 10_000;
const CLEAN_MS = 30_000;

/** A process dies without a word: its rooms stay in Redis' listing, and their players want to come back. */
export const staleListing: Scenario = {
  id: 'F6',
  fault: 'stale room listing: kill -9, then a cold start',
  criterion: 'no join to a dead room; listing clean <= 30 s; clients back <= 10 s (p95)',
  needs: ['fleet'],
  run: async (stage) => {
    const expected = expectations();
    const fleet = await stage.fleet();
    const players = stage.count(12, 6);
    const origins = (): string[] => fleet.servers.map(({ url }) => url);
    const residents = [];
    for (let n = 0; n < players; n++) residents.push(await newResident(stage, origins));
    const { victim, theirs } = await busiest(fleet);
    const lost = residents.filter(({ cityId }) => theirs.has(cityId));
    const deadRooms = new Set(lost.map(({ bot }) => bot.roomId));

    await victim.kill();
    const backMs = await Promise.all(
      lost.map(({ bot }) => until(() => bot.isIn && !deadRooms.has(bot.roomId), CLEAN_MS * 2)),
    );
    const sorted = backMs.map((ms) => ms ?? Number.POSITIVE_INFINITY).sort((a, b) => a - b);
    const p95 = sorted[Math.max(0, Math.ceil(sorted.length * 0.95) - 1)] ?? 0;
    expected.that(lost.length > 0, 'the process had no city');
    expected.that(p95 <= BACK_MS, `players were back after ${Math.round(p95)} ms at p95`);
    await victim.start();
    const redis = new Redis(fleet.redis?.url ?? '');
    const recoverMs = await until(async () => {
      const listed = Object.keys(await redis.hgetall('roomcaches'));
      return listed.every((roomId) => !deadRooms.has(roomId));
    }, CLEAN_MS);
    redis.disconnect();
    expected.that(recoverMs !== null, 'dead rooms were still listed');
    for (const { bot } of residents) {
      const checkpoint = await bot.check();
      expected.that(checkpoint === null || checkpoint.seen === checkpoint.held, 'a player sees another city');
      await bot.leave();
    }
    return {
      did: 'killed one of two processes with players in its cities, and started it again',
      counts: { players, 'lost their room': lost.length, 'back at p95 ms': Math.round(p95) },
      ...(recoverMs === null ? {} : { recoverMs }),
      violations: expected.violations,
    };
  },
};

/** The process that holds most cities, and which. */
async function busiest({
  servers,
  clusters,
}: Fleet): Promise<{ victim: ServerInstance; theirs: Set<string> }> {
  const url = clusters[0]?.primary.url ?? '';
  const held = await Promise.all(
    servers.map(async (victim) => ({ victim, theirs: await citiesAt(url, addressOf(victim)) })),
  );
  const [most] = held.sort((a, b) => b.theirs.size - a.theirs.size);
  if (most === undefined) throw new Error('a fleet without a process');
  return most;
}

async function citiesAt(databaseUrl: string, address: string): Promise<Set<string>> {
  const rows = await query<{ id: string }>(
    databaseUrl,
    'select city_id::text as id from cities.city_leases where address = $1',
    [address],
  );
  return new Set(rows.map(({ id }) => id));
}
