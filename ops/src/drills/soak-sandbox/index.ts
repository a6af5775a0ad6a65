import { seeded } from '@sqltown/shared/noise';
import type { Drill, DrillOptions } from '../drill.ts';
import { ENGINE_NAMES, type EngineName } from '../engines/engine.ts';
import { residentBytes, threadsOf } from '../engines/memory.ts';
import { startLearnerServers } from '../engines/servers.ts';
import { type Sample, median } from '../evidence/slope.ts';
import { type Killing, killAmid } from './kill.ts';
import { leftovers } from './leftovers.ts';
import { wishOf } from './orders.ts';
import { MUTANTS } from './plants.ts';
import { type Engines, type Told, ask, openEngines } from './town.ts';

const RUNS = 10_000;
const RUNS_OF_A_SLICE = 600;
const KILLS = 10;
const KILLS_OF_A_SLICE = 4;
const PLAYERS = 8;
/** The share of the runs before memory is looked at, and the share after which processes are killed. */
const WARM_AFTER = 0.2;
const KILLED_AFTER = 0.7;
const WALL_MS = 2_000;
const READY_MS = 3_000;
/** A slice runs beside other things: its times say little, but a start that hangs shows. */
const READY_MS_OF_A_SLICE = 12_000;
const MEGABYTE = 1024 ** 2;
/** Growth of one process over a thousand runs: 20 kB a run. A slice ends before memory has settled, and sees a flood only. */
const FLAT_MB = 20;
const FLAT_MB_OF_A_SLICE = 3_000;
const SAMPLE_EVERY = 20;
const MAX_MORE_THREADS = 2;

/**
 * Mixed runs by eight players on every engine, two of a hundred of them bombs. Memory stays flat, every order is
 * answered, nothing stays behind; and the processes are killed, which costs nobody an attempt.
 */
export const drill: Drill = {
  name: 'soak-sandbox',
  about: 'thousands of mixed runs on every engine, and processes that are killed',
  plants: Object.keys(MUTANTS),
  async run(options) {
    const servers = await startLearnerServers();
    const violations: string[] = [];
    const ends: Record<string, number> = {};
    const counts: Record<string, number | string> = {};
    try {
      const mutant = options.plant === undefined ? undefined : MUTANTS[options.plant];
      const engines = await openEngines(ENGINE_NAMES, servers, { wallMs: WALL_MS, mutant });
      try {
        await Promise.all([...engines.values()].map((engine) => engine.untilWhole()));
        const soaked = await soak(engines, options, ends);
        violations.push(...soaked.violations);
        Object.assign(counts, soaked.counts);
        const live = await leftovers(servers);
        options.log(`on the servers while it runs: ${wordsOf(live)}`);
      } finally {
        await Promise.all([...engines.values()].map((engine) => engine.close()));
      }
      const left = await leftovers(servers);
      options.log(`on the servers afterwards: ${wordsOf(left)}`);
      for (const [what, count] of Object.entries(left)) {
        counts[`${what} left`] = count;
        if (count > 0) violations.push(`${count} ${what} stay behind`);
      }
    } finally {
      await servers.stop();
    }
    if ((ends['lost'] ?? 0) > 0) violations.push(`${ends['lost']} orders were never answered`);
    return { violations, counts: { ...ends, ...counts } };
  },
};

async function soak(engines: Engines, options: DrillOptions, ends: Record<string, number>) {
  const { rounds, isSlice, seed, log } = options;
  const runs = rounds ?? (isSlice === true ? RUNS_OF_A_SLICE : RUNS);
  const kills = isSlice === true ? KILLS_OF_A_SLICE : KILLS;
  const draw = seeded(seed);
  const memory = new Map<EngineName, Sample[]>(ENGINE_NAMES.map((name) => [name, []]));
  const threads = new Map<EngineName, number>();
  const killings: Killing[] = [];
  const violations: string[] = [];
  let begun = 0;

  const sample = (n: number): void => {
    for (const [name, { sandbox }] of engines)
      memory.get(name)?.push({ atMs: n, value: residentBytes(sandbox.childPid() ?? 0) / MEGABYTE });
  };
  const play = async (player: number, until: number): Promise<void> => {
    while (begun < until) {
      const n = begun++;
      if (n >= runs * WARM_AFTER && n < runs * KILLED_AFTER && n % SAMPLE_EVERY === 0) sample(n);
      const wish = wishOf(draw);
      const told: Told = await ask(engines, wish, player);
      ends[told.end] = (ends[told.end] ?? 0) + 1;
      if (told.end === 'refused') violations.push(`${wish.kind} on ${wish.engine} was refused`);
    }
  };
  const playAll = (until: number): Promise<unknown> =>
    Promise.all(Array.from({ length: PLAYERS }, (_, player) => play(player + 1, until)));

  await playAll(Math.round(runs * WARM_AFTER));
  await Promise.all([...engines.values()].map((engine) => engine.untilWhole()));
  for (const [name, { sandbox }] of engines) threads.set(name, threadsOf(sandbox.childPid() ?? 0));
  log(`warm after ${begun} runs`);
  await playAll(Math.round(runs * KILLED_AFTER));
  log(`${begun} runs: ${wordsOf(ends)}`);
  await Promise.all([...engines.values()].map((engine) => engine.untilWhole()));
  for (const [name, { sandbox }] of engines) {
    const more = threadsOf(sandbox.childPid() ?? 0) - (threads.get(name) ?? 0);
    if (more > MAX_MORE_THREADS) violations.push(`${name}: ${more} threads more than after warming up`);
    const restarts = sandbox.health().restarts;
    if (restarts > 0) violations.push(`${name}: its process went down ${restarts} times by itself`);
  }

  const names = [...engines.keys()];
  for (let kill = 0; kill < kills; kill++) {
    const until = Math.round(runs * (KILLED_AFTER + ((1 - KILLED_AFTER) * (kill + 1)) / kills));
    const engine = engines.get(names[kill % names.length] ?? 'sqlite');
    if (engine === undefined) throw new Error('there is no engine to kill');
    const playing = playAll(until);
    const killing = await killAmid(engines, engine, 100 + 2 * kill);
    log(`killed ${engine.name}: ready after ${Math.round(killing.readyMs)} ms`);
    killings.push(killing);
    violations.push(...killing.violations);
    if (killing.readyMs > (isSlice === true ? READY_MS_OF_A_SLICE : READY_MS))
      violations.push(`${engine.name}: ready ${Math.round(killing.readyMs)} ms after a kill`);
    await playing;
  }

  const counts: Record<string, number | string> = {
    runs: begun,
    kills: killings.length,
    'slowest to be ready, ms': Math.round(Math.max(...killings.map(({ readyMs }) => readyMs))),
  };
  for (const [name, samples] of memory) {
    const slope = slopeAThousand(samples);
    const middle = Math.round(median(samples.map(({ value }) => value)));
    counts[`${name}: MB in memory, and more each 1,000 runs`] = `${middle}, ${slope.toFixed(1)}`;
    if (slope > (isSlice === true ? FLAT_MB_OF_A_SLICE : FLAT_MB))
      violations.push(`${name}: ${slope.toFixed(1)} MB more each 1,000 runs`);
  }
  return { violations, counts };
}

/** The median of the slopes between any two samples, by runs. */
function slopeAThousand(samples: readonly Sample[]): number {
  const slopes = samples.flatMap((a, i) =>
    samples.slice(i + 1).map((b) => ((b.value - a.value) / (b.atMs - a.atMs)) * 1_000),
  );
  return median(slopes);
}

function wordsOf(figures: Readonly<Record<string, number>>): string {
  return Object.entries(figures)
    .map(([what, count]) => `${count} ${what}`)
    .join(', ');
}
