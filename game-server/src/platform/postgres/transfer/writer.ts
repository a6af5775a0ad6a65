import { type Kysely, sql } from 'kysely';
import { DatabaseFault } from '../faults.ts';
import { parsedJson } from '../json-text.ts';
import type { Schema } from '../schema.ts';
import type { Place } from './places.ts';
import type { DataTable } from './tables.ts';

/** Rows written at a time. */
const BATCH = 500;

export type Writer = { write(line: string): Promise<void>; flush(): Promise<void>; rows(): number };

/** Writes rows in batches of one table, to the place where each belongs. */
export async function createWriter(places: readonly Place[], tables: readonly DataTable[]): Promise<Writer> {
  const placeOf = await placeOfBuckets(places);
  const known = new Map(tables.map((table) => [table.name, table]));
  const placeOfLine = ({ sharded }: DataTable, json: string): Place | undefined =>
    sharded ? placeOf.get(bucketOfLine(json)) : places.find(({ isGlobal }) => isGlobal);
  let rows = 0;
  let table = '';
  let batches = new Map<Place, string[]>();

  const flush = async (): Promise<void> => {
    for (const [{ tx }, lines] of batches) await insert(tx, table, lines);
    batches = new Map();
  };
  const write = async (line: string): Promise<void> => {
    const tab = line.indexOf('\t');
    const name = line.slice(0, Math.max(0, tab));
    const of = known.get(name);
    const json = line.slice(tab + 1);
    const place = of && placeOfLine(of, json);
    if (!place)
      throw new DatabaseFault('export-unreadable', 'The export has a row of no known table or bucket.');
    if (name !== table) await flush();
    table = name;
    const lines = batches.get(place) ?? [];
    if (lines.push(json) >= BATCH) {
      await insert(place.tx, table, lines);
      batches.delete(place);
    } else batches.set(place, lines);
    rows += 1;
  };
  return { write, flush, rows: () => rows };
}

async function placeOfBuckets(places: readonly Place[]): Promise<ReadonlyMap<number, Place>> {
  const of = new Map<number, Place>();
  for (const place of places) {
    if (place.shard === null) continue;
    const open = await place.tx
      .selectFrom('platform.bucket_fences')
      .select('bucket')
      .where('state', '=', 'open')
      .execute();
    for (const { bucket } of open) of.set(bucket, place);
  }
  return of;
}

/** The bucket is a small number: it may pass through JSON, and nothing else of the row is looked at. */
function bucketOfLine(json: string): number {
  const bucket: unknown = Reflect.get(Object(parsedJson(json)), 'bucket');
  return typeof bucket === 'number' ? bucket : -1;
}

async function insert(tx: Kysely<Schema>, table: string, lines: readonly string[]): Promise<void> {
  const name = sql.raw(table);
  await sql`
    insert into ${name} overriding system value
    select * from json_populate_recordset(null::${name}, ${`[${lines.join(',')}]`}::json)`.execute(tx);
}
