import type { Db } from '@sqltown/game-server/postgres';
import { type BenchLine, comparedWith } from '../bench.ts';
import { interleave } from '../interleave.ts';
import { placeScript } from './build.ts';
import { measuredByLedger, plotVariables } from './cities.ts';
import type { Throughput } from './closed-loop.ts';
import { sumOf } from './load-processes.ts';
import { pgbench } from './pgbench.ts';
import { CONNECTIONS, type Stage } from './stage.ts';
import { openTowns } from './towns.ts';

/** 1.7 times one shard, where the machine doubles. */
const SHARE_OF_CEILING = 0.85;

/**
 * Two server processes build on one shard, then on two, over as many connections in all. What the machine itself
 * allows is measured beside it: pgbench on one of the clusters, then on both at once.
 */
export async function* shards(stage: Stage): AsyncGenerator<BenchLine> {
  const { seconds, options } = stage;
  const script = await placeScript();
  const towns = await openTowns();
  const { one, other, both } = towns;
  const bench = (url: string, clients: number, run: number): Promise<Throughput> =>
    pgbench({ url, script, clients, seconds, variables: plotVariables(run) });
  const measure = (dbs: readonly Db[], side: (run: number) => Promise<Throughput>) => () =>
    measuredByLedger(dbs, () => side(stage.nextRun()));
  try {
    const figures = await interleave(options.rounds, {
      oursOnOne: measure(one.dbs, (run) => one.load.run(run, seconds)),
      oursOnTwo: measure(both.dbs, (run) => both.load.run(run, seconds)),
      benchOnOne: measure(one.dbs, (run) => bench(one.url, 2 * CONNECTIONS, run)),
      benchOnTwo: measure([...one.dbs, ...other.dbs], async (run) =>
        sumOf(await Promise.all([one, other].map(({ url }) => bench(url, CONNECTIONS, run)))),
      ),
    });
    yield comparedWith(
      {
        name: 'two clusters under pgbench ÷ one',
        figures: quotients(figures.benchOnTwo, figures.benchOnOne),
      },
      { atLeast: SHARE_OF_CEILING },
      {
        name: 'data/shards',
        scenario: `two shards ÷ one, 2 processes, ${2 * CONNECTIONS} connections in all, fsync`,
        unit: '×',
        figures: quotients(figures.oursOnTwo, figures.oursOnOne),
        note: `${SHARE_OF_CEILING} of the ceiling is 1.7 where a second cluster doubles what the machine does`,
      },
    );
  } finally {
    await towns.close();
  }
}

function quotients(figures: readonly number[], by: readonly number[]): number[] {
  return figures.map((figure, round) => figure / (by[round] ?? Number.NaN));
}
