import { setTimeout as wait } from 'node:timers/promises';
import { seeded } from '@sqltown/shared/noise';
import { type Pace, gatherCrowd, liveBy } from '../../bots/index.ts';
import type { Drill, DrillOptions, DrillReport } from '../drill.ts';
import {
  Chronicle,
  LOSE_A_COMMAND,
  type Stage,
  Worlds,
  brokenTenures,
  endow,
  enterAll,
  makeForgetful,
  openStage,
  restAll,
} from '../evidence/index.ts';
import { MUTANTS } from './plants.ts';
import { type Restart, restart } from './restart.ts';

const FULL = { cities: 20, playersEach: 15, pace: { commandMs: 3_000, gestureMs: 1_500 } };
/** Fewer players who build as much: a command is under way at any moment. */
const SLICE = { cities: 6, playersEach: 4, pace: { commandMs: 400, gestureMs: 1_500 } };
const PROCESSES = 3;
const COINS = 1_000_000;
const ENTER_MS = 120_000;
/** Ordinary life between two restarts. */
const CALM_MS = 5_000;

/**
 * Each of three processes is restarted in turn while their players build: nobody is told that a command failed,
 * everyone is back within ten seconds, no city is in two processes, and nothing is lost.
 */
export const drill: Drill = {
  name: 'rolling',
  about: 'a rolling restart of three processes under 300 players: no failed command, all back within 10 s',
  plants: [...Object.keys(MUTANTS), LOSE_A_COMMAND],
  run: async (options) => {
    const stage = await openStage({
      processes: PROCESSES,
      redis: true,
      mutant: MUTANTS[options.plant ?? ''],
    });
    try {
      if (options.plant === LOSE_A_COMMAND) await makeForgetful(stage.databaseUrl);
      return await roll(stage, options);
    } finally {
      await stage.stop();
    }
  },
};

async function roll(stage: Stage, { seed, isSlice, log }: DrillOptions): Promise<DrillReport> {
  const { cities, playersEach, pace }: { cities: number; playersEach: number; pace: Pace } = isSlice
    ? SLICE
    : FULL;
  const chronicle = new Chronicle();
  const random = seeded(seed);
  const crowd = await gatherCrowd({ town: stage.town, cities, playersEach, random, recorder: chronicle });
  await endow(stage.databaseUrl, [...new Set(crowd.map(({ cityId }) => cityId))], COINS);
  await enterAll(crowd, ENTER_MS);
  log(`${crowd.length} players are in ${cities} cities`);

  const habits = crowd.map((resident) => liveBy(resident.bot, pace, resident));
  const worlds = new Worlds();
  const restarts: Restart[] = [];
  for (const [index, server] of stage.servers.entries()) {
    await wait(CALM_MS);
    const done = await restart(`process ${index + 1}`, server, stage, crowd);
    restarts.push(done);
    log(
      `process ${index + 1}: ${done.moved} players moved, the longest ${Math.round(done.longestMs)} ms without a line`,
    );
    await worlds.check(crowd);
  }
  await wait(CALM_MS);
  await restAll(habits);
  await worlds.check(crowd);
  await Promise.all(crowd.map(({ bot }) => bot.leave()));

  const moved = restarts.reduce((sum, each) => sum + each.moved, 0);
  return {
    violations: [
      ...(moved < crowd.length ? [`only ${moved} moves of ${crowd.length} players: little was drilled`] : []),
      ...restarts.flatMap(({ violations }) => violations),
      ...[...chronicle.refusals].map(([code, times]) => `${times} commands failed: ${code}`),
      ...worlds.violations,
      ...(await chronicle.verify(stage.databaseUrl)),
      ...(await brokenTenures(stage.databaseUrl)),
    ],
    counts: {
      players: crowd.length,
      cities,
      commands: chronicle.commands,
      acknowledged: chronicle.acknowledged,
      'sent again': chronicle.resent,
      'worlds compared': worlds.compared,
      'players moved': restarts.map(({ moved }) => moved).join(', '),
      'longest without a line (ms)': restarts.map(({ longestMs }) => Math.round(longestMs)).join(', '),
      'from signal to exit (ms)': restarts.map(({ drainMs }) => Math.round(drainMs)).join(', '),
    },
  };
}
