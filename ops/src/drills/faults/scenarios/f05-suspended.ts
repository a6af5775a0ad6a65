import { setTimeout as wait } from 'node:timers/promises';
import type { Bot } from '../../../bots/index.ts';
import type { Fleet } from '../../../fleet/index.ts';
import type { ServerInstance } from '../../../testbed/index.ts';
import { addressOf, query, until } from '../../evidence/index.ts';
import { newResident } from '../bots.ts';
import { freeGround } from '../ground.ts';
import { type Expectations, type Scenario, expectations } from '../scenario.ts';
import type { Stage } from '../stage.ts';

const SHORT_MS = 5_000;
const LONG_MS = 15_000;
const BACK_MS = 30_000;
const GROUND = freeGround('lamptower', 6);

/** The owner of a city stands still: for less, then for more than its lease lasts. */
export const suspended: Scenario = {
  id: 'F5',
  fault: 'missed health check: SIGSTOP 5 s and 15 s',
  criterion:
    '5 s: the owner goes on, still joinable; 15 s: the lease passes on, the old owner writes nothing; never two writers',
  needs: ['fleet'],
  run: async (stage) => {
    const expected = expectations();
    const fleet = await stage.fleet();
    const origins = (): string[] => fleet.servers.map(({ url }) => url);
    const { bot, cityId } = await newResident(stage, origins);
    const owner = await ownerOf(fleet, cityId);
    if (owner === undefined) throw new Error('nobody owns the city');
    await build(bot, 0, expected);

    await standStill(owner, SHORT_MS);
    await build(bot, 1, expected);
    const same = await ownerOf(fleet, cityId);
    expected.that(same === owner, 'after 5 s the city has another owner');
    const guest = await newGuest(stage, origins, cityId);
    await guest.leave();

    const building = build(bot, 2, expected);
    const recoverMs = await whileStill(owner, LONG_MS, () =>
      until(async () => {
        const now = await ownerOf(fleet, cityId);
        return now !== undefined && now !== owner && bot.isIn;
      }, BACK_MS),
    );
    expected.that(recoverMs !== null, 'after 15 s nobody else had taken the city');
    await building;
    await build(bot, 3, expected);
    const after = await ownerOf(fleet, cityId);
    expected.that(after !== owner, 'the city went back to the old owner');
    const [epochs] = await query<{ n: number }>(
      fleet.clusters[0]?.primary.url ?? '',
      'select count(*)::int as n from cities.city_commands where city_id = $1',
      [cityId],
    );
    expected.that(epochs?.n === 4, `${epochs?.n} commands were carried out, not 4`);
    const checkpoint = await bot.check();
    expected.that(checkpoint?.seen === checkpoint?.held, 'the player sees another city');
    await bot.leave();
    return {
      did: 'stopped the owner’s process for 5 s, then for 15 s, while its player built on (two writers: F4)',
      counts: { commands: 4, 'carried out': epochs?.n ?? 0 },
      ...(recoverMs === null ? {} : { recoverMs }),
      violations: expected.violations,
    };
  },
};

/** Who holds the city's lease; undefined while it passes on. */
async function ownerOf({ servers, clusters }: Fleet, cityId: string): Promise<ServerInstance | undefined> {
  const [lease] = await query<{ address: string }>(
    clusters[0]?.primary.url ?? '',
    'select address from cities.city_leases where city_id = $1',
    [cityId],
  );
  return servers.find((server) => addressOf(server) === lease?.address);
}

async function build(bot: Bot, nth: number, expected: Expectations): Promise<void> {
  const commandId = crypto.randomUUID() as Parameters<Bot['command']>[0]['commandId'];
  const at = GROUND[nth] ?? { x: 0, y: 0 };
  for (;;) {
    const reply = await bot.command({ type: 'place', kind: 'lamptower', commandId, ...at });
    if (reply.kind === 'done') return;
    if (reply.code !== 'saving-paused') return expected.that(false, `a command was refused: ${reply.code}`);
    await wait(300);
  }
}

async function newGuest(stage: Stage, origins: () => readonly string[], cityId: string): Promise<Bot> {
  const { bot } = await newResident(stage, origins);
  await bot.leave();
  bot.enter(cityId as Parameters<Bot['enter']>[0]);
  if ((await until(() => bot.isIn, BACK_MS)) === null) throw new Error('a newcomer did not come in');
  return bot;
}

async function standStill(server: ServerInstance, ms: number): Promise<void> {
  await whileStill(server, ms, () => wait(ms));
}

/** Stops a process for so long; `watched` may look on for longer. */
async function whileStill<T>(server: ServerInstance, ms: number, watch: () => Promise<T>): Promise<T> {
  server.suspend();
  const resumed = wait(ms).then(() => server.resume());
  const watched = await watch();
  await resumed;
  return watched;
}
