import { spawnSync } from 'node:child_process';
import type { CityCommand } from '@sqltown/shared/commands';
import { CommandId } from '@sqltown/shared/ids';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Bot } from '../bots/index.ts';
import { query } from '../drills/evidence/index.ts';
import { type Fleet, startFleet } from '../fleet/index.ts';
import type { ServerInstance } from '../testbed/index.ts';
import { guestAt, hostOf, residentAt } from './resident.ts';

const ADMIN = fileURLToPath(new URL('../../../game-server/src/cli/admin.ts', import.meta.url));
/** Long, for a busy machine: what is measured is measured by drills and benchmarks. */
const SOON = { timeout: 30_000, interval: 100 };

describe.each([['with Redis', true] as const, ['without Redis', false] as const])(
  'two processes %s',
  (_, redis) => {
    let fleet: Fleet;
    const bots: Bot[] = [];
    beforeAll(async () => {
      fleet = await startFleet({ processes: 2, redis });
    }, 240_000);
    afterAll(async () => {
      await Promise.all(bots.map((bot) => bot.leave()));
      await fleet.stop();
    }, 120_000);

    const residents = async (count: number, server: ServerInstance): Promise<Bot[]> => {
      const came: Bot[] = [];
      for (let n = 0; n < count; n++) {
        const bot = await residentAt(server);
        bots.push(bot);
        came.push(bot);
        await isIn(bot);
      }
      return came;
    };
    const other = (server: ServerInstance): ServerInstance => {
      const [one, two] = fleet.servers;
      return server === one ? two! : one!;
    };
    const databaseUrl = (): string => fleet.clusters[0]!.primary.url;

    it('[P2] open cities where there is the least to do, whichever was asked', async () => {
      const hosts = new Set<ServerInstance>();
      // How busy the machine is counts too, so that nobody can say which city goes where.
      for (let n = 0; n < 12 && hosts.size < 2; n++) {
        const [owner] = await residents(1, fleet.servers[0]!);
        hosts.add(hostOf(owner!, fleet.servers));
      }
      expect(hosts.size).toBe(2);
    });

    it('[L1] bring everybody who wants a city into one room', async () => {
      const [owner] = await residents(1, fleet.servers[0]!);
      const friends = await Promise.all(fleet.servers.map((server) => guestAt(server)));
      bots.push(...friends);
      for (const friend of friends) friend.enter(owner!.guest.me.homeCityId);
      for (const friend of friends) await isIn(friend);
      expect(new Set([owner!, ...friends].map(({ roomId }) => roomId)).size).toBe(1);
    });

    it('[P3] show what was written elsewhere, also when nobody tells of it', async () => {
      const [owner] = await residents(1, fleet.servers[0]!);
      owner!.look({ x0: 20, y0: 40, x1: 44, y1: 60 });
      const reply = await owner!.command(placing(50));
      if (reply.kind !== 'done') throw new Error(reply.code);
      // As another process does whose wake-up is lost.
      await query(
        databaseUrl(),
        `with news as (update cities.cities set version = version + 1 where id = $1 returning bucket, version)
         update cities.city_buildings b set level = 2, version = news.version from news
         where b.bucket = news.bucket and b.id = $2`,
        [owner!.guest.me.homeCityId, reply.building.id],
      );
      const levelSeen = (): number | undefined =>
        owner!.world?.buildings().find(({ buildingId }) => buildingId === reply.building.id)?.level;
      await expect.poll(levelSeen, SOON).toBe(2);
    });

    it('[P4] send somebody away who was banned by the other process', async () => {
      const [owner] = await residents(1, fleet.servers[0]!);
      const elsewhere = other(hostOf(owner!, fleet.servers));
      const banned = spawnSync(process.execPath, [ADMIN, 'ban', owner!.playerId, 'a test'], {
        env: { ...process.env, ...fleet.env, DATA_DIR: elsewhere.dataDir },
        encoding: 'utf8',
      });
      expect(banned.stderr).toBe('');
      await expect.poll(() => owner!.isIn, SOON).toBe(false);
      await expect.poll(() => String(owner!.trouble), SOON).toContain('signed-out');
    });

    it('[L2] take a killed process’s cities over, and let it back in', async () => {
      const [owner] = await residents(1, fleet.servers[0]!);
      const host = hostOf(owner!, fleet.servers);
      const visitor = await guestAt(other(host));
      bots.push(visitor);
      await host.kill();
      visitor.enter(owner!.guest.me.homeCityId);
      await isIn(visitor);
      expect(hostOf(visitor, fleet.servers)).toBe(other(host));
      await host.start();
      await isIn(owner!);
      expect(owner!.roomId).toBe(visitor.roomId);
    });

    it('[P7] pass their cities on when one is stopped, and fail no command', async () => {
      const came = await residents(4, fleet.servers[0]!);
      const host = hostOf(came[0]!, fleet.servers);
      const replies = came.map((bot, n) => bot.command(placing(50 + n)));
      expect(await host.stop()).toBe(0);
      for (const reply of await Promise.all(replies)) expect(reply.kind).toBe('done');
      await host.start();
      for (const bot of came) await isIn(bot);
    });
  },
);

async function isIn(bot: Bot): Promise<void> {
  await expect.poll(() => bot.isIn, SOON).toBe(true);
}

function placing(y: number): CityCommand {
  return { type: 'place', kind: 'house', x: 30, y, commandId: CommandId.parse(crypto.randomUUID()) };
}
