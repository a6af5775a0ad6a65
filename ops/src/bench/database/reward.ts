import { payLesson } from '@sqltown/game-server/cities';
import type { Db } from '@sqltown/game-server/postgres';
import { sql } from 'kysely';
import { type BenchLine, comparedWith } from '../bench.ts';
import { interleave } from '../interleave.ts';
import { OWNER, PLOT_META, type Plot, measuredByLedger, plotOf, plotVariables } from './cities.ts';
import { closedLoop } from './closed-loop.ts';
import { type PgbenchScript, pgbench, scriptOf } from './pgbench.ts';
import { CONNECTIONS, type Stage } from './stage.ts';
import { firstStatementOf } from './statement.ts';

type LessonPay = Parameters<typeof payLesson>[1];

/** A lesson is paid: coins, XP, unlocked kind and ledger row in one statement. */
export async function* reward(stage: Stage): AsyncGenerator<BenchLine> {
  const { database, url, seconds, options } = stage;
  const script = await payScript();
  const pay = stage.isPlanted('five-round-trips') ? payInFiveRoundTrips : payLesson;
  const ours = (run: number) =>
    closedLoop({ workers: CONNECTIONS, seconds }, (worker, n) =>
      pay(database.db, payFor(plotOf(run, worker, n))),
    );
  const peer = (run: number) =>
    pgbench({ url, script, clients: CONNECTIONS, seconds, variables: plotVariables(run) });
  const figures = await interleave(options.rounds, {
    ours: () => measuredByLedger([database.db], () => ours(stage.nextRun())),
    peer: () => measuredByLedger([database.db], () => peer(stage.nextRun())),
  });
  yield comparedWith(
    { name: 'pgbench, the same statement', figures: figures.peer },
    { atLeast: 0.55 },
    {
      name: 'data/reward',
      scenario: `${CONNECTIONS} connections, fsync`,
      unit: 'rewards/s',
      figures: figures.ours,
    },
  );
}

export function payFor({ cityId }: Pick<Plot, 'cityId'>): LessonPay {
  return { cityId, playerId: OWNER, kind: 'house', xp: 50, coins: 10 };
}

export async function payScript(): Promise<PgbenchScript> {
  const sample = plotOf(0, 0, 777);
  const statement = await firstStatementOf((db) => payLesson(db, payFor(sample)));
  return scriptOf(
    statement,
    PLOT_META,
    new Map<unknown, string>([
      [sample.cityId, 'city'],
      [sample.bucket, 'bucket'],
    ]),
  );
}

/** The plant: what the one statement does, the way it would first come to mind. */
async function payInFiveRoundTrips(db: Db, { cityId, playerId, kind, xp, coins }: LessonPay): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const found = await sql<{ bucket: number; version: number; coins: number; unlocked: string[] }>`
      select bucket, version, coins, unlocked from cities.cities where id = ${cityId}::bigint
        and bucket = (${cityId}::bigint >> 12) & 1023 for update`.execute(tx);
    const city = found.rows[0];
    if (city === undefined) throw new Error(`no city ${cityId}`);
    const balance = city.coins + coins;
    const version = city.version + 1;
    const unlocked = [...new Set([...city.unlocked, kind])];
    await sql`
      update cities.cities set coins = ${balance}, xp = xp + ${xp}, version = ${version}, unlocked = ${unlocked}
      where bucket = ${city.bucket} and id = ${cityId}::bigint`.execute(tx);
    await sql`
      insert into cities.city_ledger (bucket, city_id, version, delta, balance, reason, player_id)
      values (${city.bucket}, ${cityId}, ${version}, ${coins}, ${balance}, 'lesson', ${playerId})`.execute(
      tx,
    );
  });
}
