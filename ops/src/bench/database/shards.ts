import type { Db } from '@sqltown/game-server/postgres';
import { type BenchLine, comparedWith } from '../bench.ts';
import { interleave } from '../interleave.ts';
import { placeScript } from './build.ts';
import { measuredByLedger, plotVariables } from './cities.ts';
import type { Throughput } from './closed-loop.ts';
import { sumOf } from './load-processes.ts';
import { pgbench } from './pgbench.ts';
import { CONNECTIONS, type Stage } from './stage.ts';
import { type Town, type Towns, openTowns } from './towns.ts';

/** 1.7 times one shard, where a second cluster doubles what the machine does. */
const SHARE_OF_CEILING = 0.85;
const CONNECTIONS_IN_ALL = 2 * CONNECTIONS;

/**
 * Two server processes build on one shard, then on two, over as many connections in all. What can be gained at most is
 * measured beside it: the same two processes on two towns apart, without a shard to choose; and what the machine has
 * to give, by pgbench on one of the clusters and on both.
 */
export async function* shards(stage: Stage): AsyncGenerator<BenchLine> {
  const towns = await openTowns();
  try {
    const figures = await measure(stage, towns);
    yield comparedWith(
      { name: 'two towns apart ÷ one', figures: quotients(figures.apart, figures.one) },
      { atLeast: SHARE_OF_CEILING },
      {
        name: 'data/shards',
        scenario: `two shards ÷ one, 2 processes, ${CONNECTIONS_IN_ALL} connections in all, fsync`,
        unit: '×',
        figures: quotients(figures.both, figures.one),
        note: `${SHARE_OF_CEILING} of the ceiling is 1.7 where a second cluster doubles what the machine does`,
      },
    );
    yield comparedWith({ name: 'twice', figures: figures.one.map(() => 2) }, null, {
      name: 'data/shards-machine',
      scenario: 'what this machine has to give: pgbench on two clusters ÷ on one',
      unit: '×',
      figures: quotients(figures.benchOnTwo, figures.benchOnOne),
    });
  } finally {
    await towns.close();
  }
}

type Sides = 'one' | 'both' | 'apart' | 'benchOnOne' | 'benchOnTwo';

async function measure(stage: Stage, { one, apart, both }: Towns): Promise<Record<Sides, number[]>> {
  const { seconds, options } = stage;
  const script = await placeScript();
  const apartDbs = apart.flatMap(({ dbs }) => dbs);
  const counted = (dbs: readonly Db[], side: (run: number) => Promise<Throughput>) => () =>
    measuredByLedger(dbs, () => side(stage.nextRun()));
  const bench = ({ url }: Town, clients: number, run: number): Promise<Throughput> =>
    pgbench({ url, script, clients, seconds, variables: plotVariables(run) });
  return interleave(options.rounds, {
    one: counted(one.dbs, (run) => one.load.run(run, seconds)),
    both: counted(both.dbs, (run) => both.load.run(run, seconds)),
    apart: counted(apartDbs, async (run) =>
      sumOf(await Promise.all(apart.map(({ load }) => load.run(run, seconds)))),
    ),
    benchOnOne: counted(one.dbs, (run) => bench(one, CONNECTIONS_IN_ALL, run)),
    benchOnTwo: counted(apartDbs, async (run) =>
      sumOf(await Promise.all(apart.map((town) => bench(town, CONNECTIONS, run)))),
    ),
  });
}

function quotients(figures: readonly number[], by: readonly number[]): number[] {
  return figures.map((figure, round) => figure / (by[round] ?? Number.NaN));
}
