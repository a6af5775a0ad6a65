import type { CityId } from '@sqltown/shared/ids';
import { seeded } from '@sqltown/shared/noise';
import { type Recorder, gatherCrowd } from '../../bots/index.ts';
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
import { type RoundReport, raceOnce } from './round.ts';
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

/** Who is drilled, by city. */
type Rivals = ReadonlyMap<CityId, readonly Worker[]>;

async function races(stage: Stage, options: DrillOptions, log: (line: string) => void): Promise<DrillReport> {
  const random = seeded(options.seed);
  const chronicle = new Chronicle();
  const rivals = await gatherRivals(stage, random, chronicle);
  const sorts = schedule(options.rounds ?? (options.isSlice ? SLICE_ROUNDS : ROUNDS), random);
  const cities = [...rivals.keys()];
  const beganMs = performance.now();
  const ran: (RoundReport & { readonly sort: Sort })[] = [];
  const violations: string[] = [];
  for (const sort of sorts) {
    const cityId = cities[Math.floor(random() * cities.length)]!;
    const round = await raceOnce(sort, { stage, cityId, players: rivals.get(cityId) ?? [] });
    ran.push({ ...round, sort });
    violations.push(...round.violations, ...(await brokenTenures(stage.databaseUrl, cityId)));
    // What follows a broken round would only repeat it.
    if (violations.length > 0) break;
    if (ran.length % PROGRESS_EVERY === 0)
      log(`round ${ran.length}, ${chronicle.acknowledged} commands acknowledged`);
  }
  const named = violations.map((what) => `round ${ran.length}, ${ran.at(-1)?.sort}: ${what}`);
  const isDrilled = ran.some(({ isDeposed }) => isDeposed);
  return {
    violations: [
      ...named,
      ...(isDrilled ? [] : ['no owner was ever deposed: little was drilled']),
      ...[...chronicle.refusals].map(([code, times]) => `${times} commands were refused: ${code}`),
      ...(await chronicle.verify(stage.databaseUrl)),
    ],
    counts: {
      ...(await countsOf(stage, chronicle, ran)),
      seconds: Math.round((performance.now() - beganMs) / 1000),
    },
  };
}

async function gatherRivals(stage: Stage, random: () => number, recorder: Recorder): Promise<Rivals> {
  const { town, databaseUrl } = stage;
  const crowd = await gatherCrowd({ town, cities: CITIES, playersEach: PLAYERS, random, recorder });
  const byCity = Map.groupBy(crowd, ({ cityId }) => cityId);
  await endow(databaseUrl, [...byCity.keys()], COINS);
  return new Map([...byCity].map(([cityId, all]) => [cityId, all.map((resident) => new Worker(resident))]));
}

async function countsOf(
  stage: Stage,
  chronicle: Chronicle,
  ran: readonly (RoundReport & { readonly sort: Sort })[],
): Promise<DrillReport['counts']> {
  const { writes, tenures } = await countTenures(stage.databaseUrl);
  const times = ran.map(({ settledMs }) => settledMs);
  const count = (sort: Sort): string => `${ran.filter((round) => round.sort === sort).length} ${sort}`;
  return {
    rounds: SORTS.map(count).join(', '),
    commands: chronicle.commands,
    'sent again': chronicle.resent,
    'writes watched': writes,
    'leases given': tenures,
    'owners deposed': ran.filter(({ isDeposed }) => isDeposed).length,
    'settled, median (ms)': Math.round(median(times)),
    'settled, longest (ms)': Math.round(Math.max(0, ...times)),
  };
}
