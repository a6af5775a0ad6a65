import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { payLesson } from '@sqltown/game-server/cities';
import { createLogger } from '@sqltown/game-server/logger';
import { type Db, openDatabase } from '@sqltown/game-server/postgres';
import { type BenchLine, comparedWith } from '../bench.ts';
import { interleave } from '../interleave.ts';
import { payMany, plotsOf, REWARDS_A_BATCH } from './batch.ts';
import { measuredByLedger, plotOf, plotVariables, seedCities } from './cities.ts';
import { closedLoop } from './closed-loop.ts';
import { pgbench } from './pgbench.ts';
import { payFor, payScript } from './reward.ts';
import type { Stage } from './stage.ts';

/**
 * The embedded database, in its worker thread and on disk as `npm start` has it, against one connection of pgbench to
 * PostgreSQL. PGlite doesn't fsync and PostgreSQL does: the line says what a single machine gets, not who is better.
 */
export async function* pglite(stage: Stage): AsyncGenerator<BenchLine> {
  const { url, seconds, options } = stage;
  const script = await payScript();
  const folder = mkdtempSync(join(tmpdir(), 'sqltown-bench-'));
  const embedded = await openDatabase({ dataDir: folder, log: createLogger({ level: 'error' }) });
  try {
    await seedCities(embedded.shards);
    const figures = await interleave(options.rounds, {
      one: () => measuredByLedger([embedded.db], () => payEach(stage, embedded.db)),
      many: async () =>
        REWARDS_A_BATCH *
        (await measuredByLedger([embedded.db], () => payInBatches(stage, embedded.db), REWARDS_A_BATCH)),
      peer: () =>
        measuredByLedger([stage.database.db], () =>
          pgbench({ url, script, clients: 1, seconds, variables: plotVariables(stage.nextRun()) }),
        ),
    });
    const peer = { name: 'pgbench on PostgreSQL, one a statement, 1 connection', figures: figures.peer };
    yield comparedWith(
      peer,
      { atLeast: 0.45 },
      {
        name: 'data/pglite',
        scenario: 'reward, PGlite without fsync',
        unit: 'rewards/s',
        figures: figures.one,
      },
    );
    yield comparedWith(
      peer,
      { atLeast: 5 },
      {
        name: 'data/pglite-batch',
        scenario: `${REWARDS_A_BATCH} rewards a statement, PGlite without fsync`,
        unit: 'rewards/s',
        figures: figures.many,
      },
    );
  } finally {
    await embedded.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function payEach({ seconds, nextRun }: Stage, db: Db): ReturnType<typeof closedLoop> {
  const run = nextRun();
  return closedLoop({ workers: 1, seconds }, (worker, n) => payLesson(db, payFor(plotOf(run, worker, n))));
}

function payInBatches({ seconds, nextRun }: Stage, db: Db): ReturnType<typeof closedLoop> {
  const run = nextRun();
  return closedLoop({ workers: 1, seconds }, (worker, n) => payMany(db, plotsOf(run, worker, n)));
}
