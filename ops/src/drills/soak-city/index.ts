import { setTimeout as wait } from 'node:timers/promises';
import { seeded } from '@sqltown/shared/noise';
import { ORDINARY, type Resident, gatherCrowd, liveBy } from '../../bots/index.ts';
import type { Drill, DrillOptions, DrillReport } from '../drill.ts';
import {
  Chronicle,
  LOSE_A_COMMAND,
  type Stage,
  Worlds,
  brokenTenures,
  countTenures,
  endow,
  enterAll,
  makeForgetful,
  openStage,
  outsiders,
  restAll,
} from '../evidence/index.ts';
import { baselineOf, leftovers } from './leftovers.ts';
import { Memory } from './memory.ts';
import { MUTANTS } from './plants.ts';

const FULL = { minutes: 30, cities: 20, playersEach: 15 };
const SLICE = { minutes: 1, cities: 4, playersEach: 5 };
const PROCESSES = 2;
const COINS = 1_000_000;
const ENTER_MS = 120_000;
const SAMPLE_MS = 5_000;
const SAMPLES_A_CHECKPOINT = 2;
const SAMPLES_A_LINE = 12;

/**
 * Players who build and stroll in their cities for half an hour, over two processes: what they see is what the rooms
 * hold, what they were told is what the database keeps, memory stays flat, and nothing is left when they have gone.
 */
export const drill: Drill = {
  name: 'soak-city',
  about:
    '300 players in 20 cities over two processes: no desync, no lost command, flat memory, nothing left over',
  plants: [...Object.keys(MUTANTS), LOSE_A_COMMAND],
  run: async (options) => {
    const stage = await openStage({
      processes: PROCESSES,
      redis: true,
      mutant: MUTANTS[options.plant ?? ''],
    });
    try {
      if (options.plant === LOSE_A_COMMAND) await makeForgetful(stage.databaseUrl);
      return await soak(stage, options);
    } finally {
      await stage.stop();
    }
  },
};

async function soak(stage: Stage, options: DrillOptions): Promise<DrillReport> {
  const { cities, playersEach, minutes } = { ...(options.isSlice ? SLICE : FULL), ...given(options) };
  const chronicle = new Chronicle();
  const random = seeded(options.seed);
  const crowd = await gatherCrowd({ town: stage.town, cities, playersEach, random, recorder: chronicle });
  await endow(stage.databaseUrl, [...new Set(crowd.map(({ cityId }) => cityId))], COINS);
  const baseline = await baselineOf(stage);
  await enterAll(crowd, ENTER_MS);
  options.log(`${crowd.length} players are in ${cities} cities`);

  const worlds = new Worlds();
  const memory = new Memory();
  const habits = crowd.map((resident) => liveBy(resident.bot, ORDINARY, resident));
  const untilMs = performance.now() + minutes * 60_000;
  for (let n = 1; performance.now() < untilMs; n++) {
    await wait(SAMPLE_MS);
    await memory.sample(stage.servers);
    if (n % SAMPLES_A_CHECKPOINT === 0) await worlds.check(crowd);
    if (n % SAMPLES_A_LINE === 0) options.log(lineOf(chronicle, worlds, crowd));
  }
  await restAll(habits);
  await worlds.check(crowd);
  const missing = outsiders(crowd);
  await Promise.all(crowd.map(({ bot }) => bot.leave()));

  const left = await leftovers(stage, baseline);
  const grown = memory.lines();
  return {
    violations: [
      ...missing.map((who) => `thrown out: ${who}`),
      ...worlds.violations,
      ...[...chronicle.refusals].map(([code, times]) => `${times} commands were refused: ${code}`),
      ...(await chronicle.verify(stage.databaseUrl)),
      ...(await brokenTenures(stage.databaseUrl)),
      ...left,
      ...grown.flatMap(({ name, words, isFlat }) => (isFlat ? [] : [`${name}: ${words}`])),
    ],
    counts: {
      players: crowd.length,
      cities,
      minutes,
      commands: chronicle.commands,
      acknowledged: chronicle.acknowledged,
      'sent again': chronicle.resent,
      'worlds compared': worlds.compared,
      'gaps seen by players': gapsOf(crowd),
      'lines lost': crowd.reduce((sum, { bot }) => sum + bot.stays.length - 1, 0),
      'writes watched': (await countTenures(stage.databaseUrl)).writes,
      ...Object.fromEntries(grown.map(({ name, words }) => [name, words])),
      'left over': left.length,
    },
  };
}

function given({ minutes }: DrillOptions): { minutes?: number } {
  return minutes === undefined ? {} : { minutes };
}

function gapsOf(crowd: readonly Resident[]): number {
  return crowd.reduce((sum, { bot }) => sum + (bot.world?.gaps ?? 0), 0);
}

function lineOf(chronicle: Chronicle, worlds: Worlds, crowd: readonly Resident[]): string {
  const inside = crowd.filter(({ bot }) => bot.isIn).length;
  return `${inside} players in, ${chronicle.acknowledged} commands acknowledged, ${worlds.compared} worlds compared, ${worlds.violations.length} desyncs`;
}
