import type { Db, Shards } from '@sqltown/game-server/postgres';
import { CityId, type PlayerId } from '@sqltown/shared/ids';
import { sql } from 'kysely';
import type { Throughput } from './closed-loop.ts';

/** Far more than the workers: what is measured is writing, not waiting for another's row. */
const CITIES_PER_WORKER = 200;
const MOST_WORKERS = 20;
const BUCKETS = 1024;
const TILES_ACROSS = 128;
/** Operations that one worker may do in one run; the next run's tiles begin after them. */
const OPERATIONS_PER_RUN = 40_000;
/** Coins enough never to be refused: a refused command writes nothing and would look fast. */
const RICH = 1_000_000_000;
/** In the id's bits of time: any moment will do. */
const FIRST_MS = 1_000_000;

export const OWNER = '4194304' as PlayerId;
export const EPOCH = 1;

/** A city, a tile of it that is still free, and a number that is used once. */
export type Plot = {
  readonly cityId: CityId;
  readonly bucket: number;
  readonly x: number;
  readonly y: number;
  readonly serial: number;
};

/**
 * Writes the cities that the benchmarks build in. City and tile of a worker's n-th operation follow from numbers
 * alone, so that pgbench reckons the same ones (`PLOT_META`) and no two operations meet on a tile.
 */
export async function seedCities(shards: Shards): Promise<void> {
  for (let bucket = 0; bucket < BUCKETS; bucket++) await shards.at(bucket, (db) => seedBucket(db, bucket));
  for (const { db } of shards.all) await sql`vacuum analyze`.execute(db);
}

async function seedBucket(db: Db, bucket: number): Promise<void> {
  await sql`
    with city as (
      insert into cities.cities (bucket, id, owner_id, coins, xp, version, epoch)
      select ${bucket}::smallint, ((${FIRST_MS}::bigint + k) << 22) | (${bucket}::bigint << 12), ${OWNER}::bigint,
        ${RICH}::integer, 0, 1, ${EPOCH}::integer
      from generate_series(${bucket}::bigint, ${MOST_WORKERS * CITIES_PER_WORKER - 1}, ${BUCKETS}) k returning *)
    insert into cities.city_ledger (bucket, city_id, version, delta, balance, reason, player_id)
    select bucket, id, version, coins, coins, 'start', owner_id from city`.execute(db);
}

/** @param run which run of the benchmark this is, from 0; each has tiles of its own. */
export function plotOf(run: number, worker: number, n: number): Plot {
  const serial = run * OPERATIONS_PER_RUN + n;
  const k = worker * CITIES_PER_WORKER + (serial % CITIES_PER_WORKER);
  const tile = Math.floor(serial / CITIES_PER_WORKER);
  const bucket = k % BUCKETS;
  return {
    cityId: CityId.parse(String((BigInt(FIRST_MS + k) << 22n) | (BigInt(bucket) << 12n))),
    bucket,
    x: tile % TILES_ACROSS,
    y: Math.floor(tile / TILES_ACROSS),
    serial: serial * MOST_WORKERS + worker,
  };
}

/** `plotOf` in pgbench's words, a sum a line, over the variable `serial`, which `plotVariables` starts with. */
export const PLOT_META: readonly string[] = [
  `\\set lane :client_id * ${CITIES_PER_WORKER}`,
  `\\set place :serial % ${CITIES_PER_WORKER}`,
  `\\set k :lane + :place`,
  `\\set bucket :k % ${BUCKETS}`,
  `\\set ms :k + ${FIRST_MS}`,
  `\\set high :ms << 22`,
  `\\set low :bucket << 12`,
  `\\set city :high | :low`,
  `\\set tile :serial / ${CITIES_PER_WORKER}`,
  `\\set x :tile % ${TILES_ACROSS}`,
  `\\set y :tile / ${TILES_ACROSS}`,
  `\\set turn :serial * ${MOST_WORKERS}`,
  `\\set command :turn + :client_id`,
  `\\set serial :serial + 1`,
];

export function plotVariables(run: number): { readonly serial: number } {
  return { serial: run * OPERATIONS_PER_RUN };
}

type Counted = { readonly dbs: readonly Db[]; readonly table: string; readonly rowsEach: number };

/** Measures a side of which each operation writes one row of the ledger, or as many as are said. */
export function measuredByLedger(
  dbs: readonly Db[],
  side: () => Promise<Throughput>,
  rowsEach = 1,
): Promise<number> {
  return measuredByRows({ dbs, table: 'cities.city_ledger', rowsEach }, side);
}

/**
 * Measures a side and looks whether it wrote its rows.
 * @returns operations a second. @throws when rows are missing: what writes nothing is fast and proves nothing.
 */
export async function measuredByRows(counted: Counted, side: () => Promise<Throughput>): Promise<number> {
  const before = await rowsIn(counted);
  const { operations, perSecond } = await side();
  const written = (await rowsIn(counted)) - before;
  const expected = operations * counted.rowsEach;
  if (written !== expected)
    throw new Error(`${expected} rows of ${counted.table} expected, ${written} written`);
  return perSecond;
}

async function rowsIn({ dbs, table }: Counted): Promise<number> {
  let rows = 0;
  for (const db of dbs) {
    const counted = await sql<{ count: string }>`select count(*) from ${sql.table(table)}`.execute(db);
    rows += Number(counted.rows[0]?.count);
  }
  return rows;
}
