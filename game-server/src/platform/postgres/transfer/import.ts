import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { type Kysely, sql } from 'kysely';
import { z } from 'zod';
import { DatabaseFault } from '../faults.ts';
import { MIGRATIONS } from '../migrations/index.ts';
import type { Schema } from '../schema.ts';
import type { Shards } from '../shards/shards.ts';
import { FORMAT, type Transferred } from './export.ts';
import { type Place, atAllPlaces, placesOf } from './places.ts';
import { type DataTable, dataTables } from './tables.ts';

const Header = z.object({
  format: z.literal(FORMAT),
  migrations: z.array(z.string()),
  /** Databases that it was taken from, each in a snapshot of its own, and when the last one was taken. */
  snapshots: z.int().default(1),
  at: z.iso.datetime().optional(),
});
type Header = z.infer<typeof Header>;
/** Rows written at a time. */
const BATCH = 500;

/**
 * Fills the empty databases of a town from an export, each in one transaction: all of it or nothing, unless a
 * database goes away between the commits. Rows go in as text, so that no 64-bit id passes through a JavaScript
 * number, and each to the shard that holds its bucket.
 * @throws DatabaseFault `not-empty`, `export-unreadable`, `schema-newer`, `schema-behind`
 */
export function importData(shards: Pick<Shards, 'global' | 'all'>, path: string): Promise<Transferred> {
  return atAllPlaces(shards, 'read committed', async (places) => {
    const tables = await dataTables(places[0]!.tx);
    for (const table of tables)
      for (const place of placesOf(places, table)) await requireEmpty(place.tx, table);
    const writer = await createWriter(places, tables);
    let header: Header | null = null;
    for await (const line of linesOf(path)) {
      if (header === null) header = requireSameSchema(line);
      else await writer.write(line);
    }
    await writer.flush();
    const last = await lastId(places);
    for (const { tx } of places) await advanceSequences(tx, last);
    if (header && header.snapshots > 1) await reopenEvents(places, header);
    return { tables: tables.length, rows: writer.rows() };
  });
}

type Writer = { write(line: string): Promise<void>; flush(): Promise<void>; rows(): number };

/** Writes rows in batches of one table, to the place where each belongs. */
async function createWriter(places: readonly Place[], tables: readonly DataTable[]): Promise<Writer> {
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
  const bucket: unknown = Reflect.get(Object(parse(json)), 'bucket');
  return typeof bucket === 'number' ? bucket : -1;
}

/** @throws DatabaseFault `export-unreadable` for a file that isn't gzipped or was cut off. */
async function* linesOf(path: string): AsyncGenerator<string> {
  // An error of either stream comes out of the loop, so the callback has nothing to add.
  const unzipped = pipeline(createReadStream(path), createGunzip(), () => undefined);
  unzipped.setEncoding('utf8');
  let rest = '';
  try {
    for await (const chunk of unzipped as AsyncIterable<string>) {
      const lines = (rest + chunk).split('\n');
      rest = lines.pop() ?? '';
      yield* lines;
    }
  } catch (cause) {
    if (cause instanceof DatabaseFault) throw cause;
    throw new DatabaseFault(
      'export-unreadable',
      'The file can’t be read: it is cut off or no export of SQLTown.',
      {
        cause,
      },
    );
  }
  if (rest !== '') throw new DatabaseFault('export-unreadable', 'The file is cut off.');
}

async function requireEmpty(tx: Kysely<Schema>, { name }: DataTable): Promise<void> {
  const { rows } = await sql.raw(`select from ${name} limit 1`).execute(tx);
  if (rows.length === 0) return;
  throw new DatabaseFault('not-empty', `The database has data already (${name}). Import into an empty one.`);
}

function requireSameSchema(line: string): Header {
  const header = Header.safeParse(parse(line));
  if (!header.success) throw new DatabaseFault('export-unreadable', 'The file is no export of SQLTown.');
  const { migrations } = header.data;
  const newer = migrations.filter((name) => !Object.hasOwn(MIGRATIONS, name));
  const missing = Object.keys(MIGRATIONS).filter((name) => !migrations.includes(name));
  if (newer.length > 0)
    throw new DatabaseFault(
      'schema-newer',
      `The export is of a newer version of SQLTown (${newer.join(', ')}).`,
    );
  if (missing.length > 0) {
    const advice = 'Open its database with this version once, and export again';
    throw new DatabaseFault('schema-behind', `The export lacks ${missing.join(', ')}. ${advice}.`);
  }
  return header.data;
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

async function insert(tx: Kysely<Schema>, table: string, lines: readonly string[]): Promise<void> {
  const name = sql.raw(table);
  await sql`
    insert into ${name} overriding system value
    select * from json_populate_recordset(null::${name}, ${`[${lines.join(',')}]`}::json)`.execute(tx);
}

/** The newest id that came in anywhere: a bucket may get ids from another shard than before. */
async function lastId(places: readonly Place[]): Promise<bigint> {
  let last = 0n;
  for (const { tx } of places) {
    const { rows } = await sql<{ id: string | null }>`
      select max(id) as id from (
        select max(id) as id from cities.city_buildings union all select max(id) from cities.cities
        union all select max(owner_id) from cities.cities union all select max(id) from platform.outbox
        union all select max(id) from accounts.users union all select max(home_city_id) from accounts.user_profiles
        union all select max(id) from trust.content_reports) ids`.execute(tx);
    const id = BigInt(rows[0]?.id ?? 0);
    if (id > last) last = id;
  }
  return last;
}

/** Ids that are handed out from now on come after those that came in. */
async function advanceSequences(tx: Kysely<Schema>, last: bigint): Promise<void> {
  await sql`
    select setval('platform.id_clock',
      greatest(platform.clock_ms() << 12, (((${last.toString()}::bigint >> 22) + 1) << 12)))`.execute(tx);
  await sql`select setval(pg_get_serial_sequence('platform.jobs', 'id'),
    (select coalesce(max(id), 0) + 1 from platform.jobs), false)`.execute(tx);
}

/**
 * An event may have been settled just before its shard's snapshot, and its effect have come to another shard just
 * after that one's. What was settled in the last minute is handed over again: where the mark is, nothing happens.
 */
async function reopenEvents(places: readonly Place[], { at }: Header): Promise<void> {
  for (const { tx } of places) {
    await sql`
      update platform.outbox set settled_at = null, handed_at = null, done = '{}'
      where settled_at > ${at ?? new Date().toISOString()}::timestamptz - interval '1 minute'`.execute(tx);
  }
}
