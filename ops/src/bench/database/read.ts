import type { Db } from '@sqltown/game-server/postgres';
import type { CityId } from '@sqltown/shared/ids';
import { Pool } from 'pg';
import { type BenchLine, comparedWith } from '../bench.ts';
import { interleave } from '../interleave.ts';
import { plotOf } from './cities.ts';
import { closedLoop } from './closed-loop.ts';
import { CONNECTIONS, type Stage } from './stage.ts';

/** A city's facts by its key: through the server's Kysely and pool, and by bare `pg` with the text written out. */
export async function* read(stage: Stage): AsyncGenerator<BenchLine> {
  const { url, seconds, options } = stage;
  const { db } = stage.database;
  const pool = new Pool({ connectionString: url, max: CONNECTIONS });
  try {
    const perSecond = async (read: (bucket: number, cityId: CityId) => Promise<boolean>): Promise<number> => {
      const run = stage.nextRun();
      const measured = await closedLoop({ workers: CONNECTIONS, seconds }, async (worker, n) => {
        const { bucket, cityId } = plotOf(run, worker, n);
        if (!(await read(bucket, cityId))) throw new Error(`no city ${cityId}`);
      });
      return measured.perSecond;
    };
    const figures = await interleave(options.rounds, {
      ours: () => perSecond((bucket, cityId) => readByKysely(db, bucket, cityId)),
      peer: () => perSecond((bucket, cityId) => readByPg(pool, bucket, cityId)),
    });
    yield comparedWith(
      { name: 'bare pg', figures: figures.peer },
      { atLeast: 0.55 },
      {
        name: 'data/read',
        scenario: `a city by its key, Kysely, ${CONNECTIONS} connections`,
        unit: 'reads/s',
        figures: figures.ours,
      },
    );
  } finally {
    await pool.end();
  }
}

async function readByKysely(db: Db, bucket: number, cityId: CityId): Promise<boolean> {
  const city = await db
    .selectFrom('cities.cities')
    .select(['coins', 'epoch', 'unlocked'])
    .where('bucket', '=', bucket)
    .where('id', '=', cityId)
    .executeTakeFirst();
  return city !== undefined;
}

async function readByPg(pool: Pool, bucket: number, cityId: CityId): Promise<boolean> {
  const { rows } = await pool.query(
    'select "coins", "epoch", "unlocked" from "cities"."cities" where "bucket" = $1 and "id" = $2',
    [bucket, cityId],
  );
  return rows.length === 1;
}
