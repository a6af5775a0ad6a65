import { seeded } from '@sqltown/shared/noise';
import { gatherCrowd } from '../../bots/index.ts';
import type { Drill, DrillOptions, DrillReport } from '../drill.ts';
import {
  Chronicle,
  type Stage,
  brokenTenures,
  countTenures,
  endow,
  median,
  openStage,
} from '../evidence/index.ts';
import { SORTS, type Sort } from './contest.ts';
import { MUTANTS } from './plants.ts';
import { raceOnce } from './round.ts';
import { schedule } from './schedule.ts';
import { Worker } from './worker.ts';

const ROUNDS = 200;
const SLICE_ROUNDS = 12;
const CITIES = 8;
const PLAYERS = 4;
const COINS = 1_000_000;
const PROGRESS_EVERY = 20;
/**
 * Two processes race for a city, again and again, with and without Redis: both are asked at the same moment, or while
 * its owner leaves, stands still, is killed or doesn't know that its lease has passed on. Never do two write; all
 * players end in the winner's room and see the same.
 */
export const drill: Drill = {
  name: 'race',
  about:
    'two processes race for a city 200 times, with and without Redis: never two writers, one room for all',
  plants: Object.keys(MUTANTS),
  run: async (options) => {
    const reports = [
      await raceOn('without Redis', false, options),
      await raceOn('with Redis', true, options),
    ];
    return {
      violations: reports.flatMap(({ violations }) => violations),
      counts: Object.assign({}, ...reports.map(({ counts }) => counts)) as DrillReport['counts'],
    };
  },
};

async function raceOn(name: string, redis: boolean, options: DrillOptions): Promise<DrillReport> {
  const stage = await openStage({ processes: 2, redis, mutant: MUTANTS[options.plant ?? ''] });
  try {
    const { violations, counts } = await races(stage, options, (line) => options.log(`${name}: ${line}`));
    return {
      violations: violations.map((what) => `${name}: ${what}`),
      counts: Object.fromEntries(Object.entries(counts).map(([key, value]) => [`${name}: ${key}`, value])),
    };
  } finally {
    await stage.stop();
  }
}

async function races(stage: Stage, options: DrillOptions, log: (line: string) => void): Promise<DrillReport> {
  const rounds = options.rounds ?? (options.isSlice ? SLICE_ROUNDS : ROUNDS);
  const random = seeded(options.seed);
  const chronicle = new Chronicle();
  const crowd = await gatherCrowd({
    town: stage.town,
    cities: CITIES,
    playersEach: PLAYERS,
    random,
    recorder: chronicle,
  });
  const players = Map.groupBy(crowd, ({ cityId }) => cityId);
  const workers = new Map(
    [...players].map(([cityId, residents]) => [cityId, residents.map((resident) => new Worker(resident))]),
  );
  const cities = [...workers.keys()];
  await endow(stage.databaseUrl, cities, COINS);

  const violations: string[] = [];
  const times: number[] = [];
  const ran = new Map<Sort, number>(SORTS.map((sort) => [sort, 0]));
  const beganMs = performance.now();
  for (const [index, sort] of schedule(rounds, random).entries()) {
    const n = index + 1;
    const cityId = cities[Math.floor(random() * cities.length)]!;
    const report = await raceOnce(sort, { stage, cityId, players: workers.get(cityId) ?? [] });
    ran.set(sort, (ran.get(sort) ?? 0) + 1);
    times.push(report.settledMs);
    violations.push(...report.violations.map((what) => `round ${n}: ${what}`));
    violations.push(
      ...(await brokenTenures(stage.databaseUrl)).map((what) => `round ${n}: ${sort}: ${what}`),
    );
    if (violations.length > 0) break;
    if (n % PROGRESS_EVERY === 0) log(`round ${n}, ${chronicle.acknowledged} commands acknowledged`);
  }
  violations.push(
    ...[...chronicle.refusals].map(([code, count]) => `${count} commands were refused: ${code}`),
  );
  violations.push(...(await chronicle.verify(stage.databaseUrl)));
  const { writes, tenures } = await countTenures(stage.databaseUrl);
  return {
    violations,
    counts: {
      rounds: [...ran].map(([sort, count]) => `${count} ${sort}`).join(', '),
      commands: chronicle.commands,
      'sent again': chronicle.resent,
      'writes watched': writes,
      'leases given': tenures,
      'settled, median (ms)': Math.round(median(times)),
      'settled, longest (ms)': Math.round(Math.max(0, ...times)),
      seconds: Math.round((performance.now() - beganMs) / 1000),
    },
  };
}
