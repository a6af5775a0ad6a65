import { seeded } from '@sqltown/shared/noise';
import type { Drill, DrillOptions, DrillReport } from '../drill.ts';
import { Executor } from '../kill9/executor.ts';
import { History } from '../kill9/history.ts';
import { Town } from '../kill9/town.ts';
import { type Place, openPlace, writeOldRows } from './place.ts';
import { BUCKET_PLANTS } from './plants.ts';
import { type Totals, round } from './round.ts';

const ROUNDS = 12;
const PROCESSES = 2;

/**
 * Moves buckets between two clusters while two processes carry out commands in them. In every other round the mover
 * is an operator's command that is killed at one of its steps, and resumed or aborted. Nothing acknowledged may be
 * lost, nothing done twice, no id repeated, no row left behind; and where nobody was killed, nobody may get an error
 * or wait longer than a second.
 */
export const drill: Drill = {
  name: 'bucket',
  about: 'a bucket moves between two clusters under load: nothing lost, no error, no stall of a second',
  plants: BUCKET_PLANTS,
  run: async (options) => {
    const place = await openPlace();
    const executors: Executor[] = [];
    try {
      const { url, shardUrls } = place;
      for (let n = 0; n < PROCESSES; n++) {
        const start = { database: { url, shardUrls }, processId: `process-${n}`, plant: null };
        executors.push(await Executor.start(start, null));
      }
      return await moveAgainAndAgain(place, executors, options);
    } finally {
      await Promise.all(executors.map((executor) => executor.kill()));
      await place.stop();
    }
  },
};

async function moveAgainAndAgain(
  place: Place,
  executors: readonly Executor[],
  options: DrillOptions,
): Promise<DrillReport> {
  const { rounds = options.isSlice ? 4 : ROUNDS, seed, log } = options;
  const town = new Town(seeded(seed));
  const history = new History();
  const totals: Totals = { longestMs: 0, stallMs: 0, closedMs: [], moves: 0, killed: 0 };
  await writeOldRows(place);
  for (let n = 1; n <= rounds; n++) {
    const before = history.violations.length;
    const isKilled = options.plant === undefined && n % 2 === 0;
    const line = await round({ place, executors, town, history, totals, isKilled, plant: options.plant });
    log(`round ${n}: ${line}`);
    for (const violation of history.violations.slice(before)) log(`round ${n}: ${violation}`);
  }
  return {
    violations: history.violations,
    counts: {
      moves: totals.moves,
      'movers killed': totals.killed,
      commands: history.sent,
      acknowledged: history.acknowledged,
      cities: town.cities.length,
      'longest wait in a moving bucket, ms': Math.round(totals.longestMs),
      'of that more than elsewhere, ms': Math.round(totals.stallMs),
      'bucket closed, ms': totals.closedMs.map(Math.round).join(' '),
    },
  };
}
