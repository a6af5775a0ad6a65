import { setTimeout as wait } from 'node:timers/promises';
import { seeded } from '@sqltown/shared/noise';
import { type Pace, gatherCrowd, liveBy } from '../../bots/index.ts';
import { type Fleet, startFleet } from '../../fleet/index.ts';
import type { ServerInstance } from '../../testbed/index.ts';
import type { Drill, DrillOptions, DrillReport } from '../drill.ts';
import { Chronicle, Worlds, endow, enterAll, outsiders } from '../evidence/index.ts';
import { Operator } from './operator.ts';
import { Outages } from './outage.ts';
import { ASYNC_WITH_LAG, PLANTS, plantIn, serverEnv } from './plants.ts';
import { type RoundReport, type RoundTimes, round } from './round.ts';

const ROUNDS = 5;
const CITIES = 4;
const PLAYERS_EACH = 4;
const COINS = 1_000_000;
const ENTER_MS = 60_000;
const LAST_ANSWERS_MS = 20_000;
/** Busy builders: something is always on its way when the primary dies. */
const BUSY: Pace = { commandMs: 200, gestureMs: 500 };

/**
 * The primary of three members is killed while players build, again and again: what was acknowledged is kept, players
 * are told that saving is paused, the server finds the promoted replica by itself, and never writes to the old one.
 */
export const drill: Drill = {
  name: 'failover',
  about:
    'the primary killed and a replica promoted under load: nothing acknowledged is lost, writes come back',
  plants: PLANTS,
  run: async (options) => {
    const fleet = await startFleet({
      replicas: 2,
      synchronous: options.plant !== ASYNC_WITH_LAG,
      redis: false,
      env: { SQLTOWN_CHECKPOINTS: '1', ...serverEnv(options.plant) },
    });
    try {
      return await failOver(fleet, options);
    } finally {
      await fleet.stop();
    }
  },
};

async function failOver({ servers, clusters }: Fleet, options: DrillOptions): Promise<DrillReport> {
  const { seed, plant, isSlice = false, rounds = isSlice ? 1 : ROUNDS, log } = options;
  const [cluster] = clusters;
  if (cluster === undefined) throw new Error('a fleet without a cluster');
  const random = seeded(seed);
  const chronicle = new Chronicle();
  const outages = new Outages(chronicle);
  const town = { origins: () => servers.map(({ url }) => url) };
  const crowd = await gatherCrowd({
    town,
    cities: CITIES,
    playersEach: PLAYERS_EACH,
    random,
    recorder: outages,
  });
  await endow(cluster.primary.url, [...new Set(crowd.map(({ cityId }) => cityId))], COINS);
  await enterAll(crowd, ENTER_MS);
  await plantIn(cluster.primary, plant);
  const habits = crowd.map((resident) => liveBy(resident.bot, BUSY, resident));

  const members = [cluster.primary, ...cluster.replicas];
  const operator = new Operator(members, plant !== ASYNC_WITH_LAG);
  const reports: RoundReport[] = [];
  let { primary } = cluster;
  for (let n = 1; n <= rounds; n++) {
    const isSlow = n % 2 === 1;
    const report = await round({ members, primary, operator, outages, crowd, random, isSlow, plant });
    log(`round ${n}: ${lineOf(report, primary.name)}`);
    reports.push(report);
    primary = report.primary;
    if (report.violations.length > 0) break;
  }

  // What is not answered by then is found by the chronicle.
  await Promise.race([Promise.all(habits.map((habit) => habit.stop())), wait(LAST_ANSWERS_MS)]);
  const worlds = new Worlds();
  await worlds.check(crowd);
  const missing = outsiders(crowd);
  await Promise.all(crowd.map(({ bot }) => bot.leave()));
  return {
    violations: [
      ...servers.flatMap((server) => (server.isRunning ? [] : [`the server has gone: ${lastWords(server)}`])),
      ...reports.flatMap(({ violations }) => violations),
      ...missing.map((who) => `thrown out: ${who}`),
      ...worlds.violations,
      ...(await chronicle.verify(primary.url)),
      ...outages.otherwise,
    ],
    counts: {
      rounds: reports.length,
      players: crowd.length,
      commands: chronicle.commands,
      acknowledged: chronicle.acknowledged,
      'refused while saving was paused': chronicle.refusals.get('saving-paused') ?? 0,
      'sent again': chronicle.resent,
      'worlds compared': worlds.compared,
      ...longest(reports),
    },
  };
}

function lastWords(server: ServerInstance): string {
  return server.output().trim().slice(-2_000);
}

function lineOf({ primary, times, paused }: RoundReport, lost: string): string {
  const change = `${lost} killed, ${primary.name} promoted`;
  if (times === null) return `${change}, and nothing could be saved`;
  const { detectMs, heldBackMs, promoteMs, firstMs, allMs } = times;
  const steps = `noticed ${ms(detectMs)}, held back ${ms(heldBackMs)}, promoted ${ms(promoteMs)}`;
  return `${change}: ${steps}; first save ${ms(firstMs)}, every city ${ms(allMs)} after the kill; ${paused} spends refused`;
}

function longest(reports: readonly RoundReport[]): Record<string, string> {
  const times = reports.flatMap((report) => report.times ?? []);
  const most = (of: (each: RoundTimes) => number): string => ms(Math.max(...times.map(of)));
  if (times.length === 0) return {};
  return {
    'noticed after, at most': most(({ detectMs }) => detectMs),
    'promoted in, at most': most(({ promoteMs }) => promoteMs),
    'first save after, at most': most(({ firstMs }) => firstMs),
    'every city saves after, at most': most(({ allMs }) => allMs),
  };
}

function ms(value: number): string {
  return `${Math.round(value)} ms`;
}
