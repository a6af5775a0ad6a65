import { once } from 'node:events';
import { Client } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { type BenchLine, comparedWith } from '../bench.ts';
import { interleave } from '../interleave.ts';
import { OWNER } from './cities.ts';
import { closedLoop } from './closed-loop.ts';
import type { Stage } from './stage.ts';

const ROWS = 2000;
const COLUMN_COUNT = 7;
const COLUMNS = 'bucket, city_id, version, delta, balance, reason, player_id';

type LedgerRow = readonly [
  bucket: number,
  cityId: string,
  version: number,
  delta: number,
  balance: number,
  reason: string,
  playerId: string,
];

/** Rows of the ledger's columns and indexes, without its triggers and references, which would hide the protocol. */
export async function* bulk(stage: Stage): AsyncGenerator<BenchLine> {
  const { url, seconds, options } = stage;
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('create table public.bulk (like cities.city_ledger including all)');
    const write = stage.isPlanted('row-by-row') ? insertOneByOne : insertMany;
    let version = 0;
    const rowsPerSecond = async (how: typeof write): Promise<number> => {
      const { perSecond } = await closedLoop({ workers: 1, seconds }, () =>
        how(client, ledgerRows(++version)),
      );
      return perSecond * ROWS;
    };
    const figures = await interleave(options.rounds, {
      ours: () => rowsPerSecond(write),
      peer: () => rowsPerSecond(copy),
    });
    yield comparedWith(
      { name: 'COPY', figures: figures.peer },
      { atLeast: 0.7 },
      {
        name: 'data/bulk',
        scenario: `unnest of ${ROWS} rows, 1 connection, fsync`,
        unit: 'rows/s',
        figures: figures.ours,
      },
    );
  } finally {
    await client.end();
  }
}

/** As many cities, each at the same version: a batch meets no other's keys. */
function ledgerRows(version: number): LedgerRow[] {
  return Array.from({ length: ROWS }, (_, n) => [n % 1024, String(n), version, 10, 1000, 'lesson', OWNER]);
}

async function insertMany(client: Client, rows: readonly LedgerRow[]): Promise<void> {
  const columns = Array.from({ length: COLUMN_COUNT }, (_, column) =>
    arrayLiteral(rows.map((row) => row[column])),
  );
  await client.query(
    `insert into public.bulk (${COLUMNS}) select * from unnest(
       $1::smallint[], $2::bigint[], $3::integer[], $4::integer[], $5::integer[], $6::text[], $7::bigint[])`,
    columns,
  );
}

/** PostgreSQL's own notation of an array, which `pg` would write too, with more care than numbers need. */
function arrayLiteral(values: readonly (string | number | undefined)[]): string {
  return `{${values.join(',')}}`;
}

async function copy(client: Client, rows: readonly LedgerRow[]): Promise<void> {
  const stream = client.query(copyFrom(`copy public.bulk (${COLUMNS}) from stdin`));
  stream.end(rows.map((row) => `${row.join('\t')}\n`).join(''));
  await once(stream, 'finish');
}

/** The plant: a round trip a row, though in one transaction. */
async function insertOneByOne(client: Client, rows: readonly LedgerRow[]): Promise<void> {
  await client.query('begin');
  for (const row of rows)
    await client.query(`insert into public.bulk (${COLUMNS}) values ($1, $2, $3, $4, $5, $6, $7)`, [...row]);
  await client.query('commit');
}
