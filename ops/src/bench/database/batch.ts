import type { Db } from '@sqltown/game-server/postgres';
import { sql } from 'kysely';
import { type BenchLine, comparedWith } from '../bench.ts';
import { interleave } from '../interleave.ts';
import { OWNER, type Plot, measuredByLedger, plotOf, plotVariables } from './cities.ts';
import { closedLoop } from './closed-loop.ts';
import { pgbench } from './pgbench.ts';
import { payFor, payScript } from './reward.ts';
import { CONNECTIONS, type Stage } from './stage.ts';

/** Fewer than a worker has cities, so that no city is paid twice in one statement. */
export const REWARDS_A_BATCH = 100;

type Pay = (db: Db, plots: readonly Plot[]) => Promise<void>;

/** A hundred cities are paid by one statement, against ten connections that pay one at a time. */
export async function* batch(stage: Stage): AsyncGenerator<BenchLine> {
  const { url, seconds, options } = stage;
  const { db } = stage.database;
  const script = await payScript();
  const pay: Pay = stage.isPlanted('row-by-row') ? payOneByOne : payMany;
  const ours = (run: number) =>
    closedLoop({ workers: 1, seconds }, (worker, n) => pay(db, plotsOf(run, worker, n)));
  const peer = (run: number) =>
    pgbench({ url, script, clients: CONNECTIONS, seconds, variables: plotVariables(run) });
  const figures = await interleave(options.rounds, {
    ours: async () =>
      REWARDS_A_BATCH * (await measuredByLedger([db], () => ours(stage.nextRun()), REWARDS_A_BATCH)),
    peer: () => measuredByLedger([db], () => peer(stage.nextRun())),
  });
  yield comparedWith(
    { name: `pgbench, one a statement on ${CONNECTIONS} connections`, figures: figures.peer },
    { atLeast: 4 },
    {
      name: 'data/batch',
      scenario: `${REWARDS_A_BATCH} rewards a statement, 1 connection, fsync`,
      unit: 'rewards/s',
      figures: figures.ours,
      note: 'the reward in SQL of the benchmark: nothing in the server pays a hundred cities at once yet',
    },
  );
}

export function plotsOf(run: number, worker: number, n: number): Plot[] {
  return Array.from({ length: REWARDS_A_BATCH }, (_, i) => plotOf(run, worker, n * REWARDS_A_BATCH + i));
}

/** What `payLesson` writes, for many cities: the guarded UPDATE first, every other row from what it returned. */
export async function payMany(db: Db, plots: readonly Plot[]): Promise<void> {
  const pays = plots.map(payFor);
  await sql`
    with pay as (
      select * from unnest(${pays.map(({ cityId }) => cityId)}::bigint[], ${pays.map(({ coins }) => coins)}::integer[],
        ${pays.map(({ xp }) => xp)}::integer[], ${pays.map(({ kind }) => kind)}::text[]) as p (city_id, coins, xp, kind)
    ), city as (
      update cities.cities c set coins = c.coins + pay.coins, xp = c.xp + pay.xp, version = c.version + 1,
        unlocked = case when pay.kind = any(c.unlocked) then c.unlocked else array_append(c.unlocked, pay.kind) end
      from pay
      where c.bucket = (pay.city_id >> 12) & 1023 and c.id = pay.city_id and c.coins + pay.coins >= 0
      returning c.bucket, c.id, c.version, c.coins, pay.coins as delta)
    insert into cities.city_ledger (bucket, city_id, version, delta, balance, reason, player_id)
    select bucket, id, version, delta, coins, 'lesson', ${OWNER}::bigint from city`.execute(db);
}

/** The plant: a batch in name only. */
async function payOneByOne(db: Db, plots: readonly Plot[]): Promise<void> {
  for (const plot of plots) await payMany(db, [plot]);
}
