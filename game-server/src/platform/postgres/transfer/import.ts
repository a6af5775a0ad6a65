import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { type Kysely, sql } from 'kysely';
import { z } from 'zod';
import { DatabaseFault } from '../faults.ts';
import { MIGRATIONS } from '../migrations/index.ts';
import type { Schema } from '../schema.ts';
import type { Shards } from '../shards/shards.ts';
import { parsedJson } from '../json-text.ts';
import { FORMAT, type Transferred } from './export.ts';
import { type Place, atAllPlaces, placesOf } from './places.ts';
import { type DataTable, dataTables } from './tables.ts';
import { createWriter } from './writer.ts';

const Header = z.object({
  format: z.literal(FORMAT),
  migrations: z.array(z.string()),
  /** Databases that it was taken from, each in a snapshot of its own, and when the last one was taken. */
  snapshots: z.int().default(1),
  at: z.iso.datetime().optional(),
});
type Header = z.infer<typeof Header>;
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
  const header = Header.safeParse(parsedJson(line));
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
