import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { type Transaction, sql } from 'kysely';
import { z } from 'zod';
import type { Db } from '../database.ts';
import { DatabaseFault } from '../faults.ts';
import { MIGRATIONS } from '../migrations/index.ts';
import type { Schema } from '../schema.ts';
import { FORMAT, type Transferred } from './export.ts';
import { type DataTable, dataTables, inUtc } from './tables.ts';

const Header = z.object({ format: z.literal(FORMAT), migrations: z.array(z.string()) });
/** Rows written at a time. */
const BATCH = 500;

/**
 * Fills an empty database from an export, in one transaction: all of it or nothing. Rows go in as text, so that no
 * 64-bit id passes through a JavaScript number.
 * @throws DatabaseFault `not-empty`, `export-unreadable`, `schema-newer`, `schema-behind`
 */
export async function importData(db: Db, path: string): Promise<Transferred> {
  return db.transaction().execute(async (tx) => {
    await inUtc(tx);
    const tables = await dataTables(tx);
    await requireEmpty(tx, tables);
    const known = new Set(tables.map(({ name }) => name));
    let rows = 0;
    let isFirst = true;
    let batch: { table: string; lines: string[] } = { table: '', lines: [] };
    const flush = async (): Promise<void> => {
      if (batch.lines.length > 0) await insert(tx, batch.table, batch.lines);
      rows += batch.lines.length;
    };
    for await (const line of linesOf(path)) {
      if (isFirst) {
        requireSameSchema(line);
        isFirst = false;
        continue;
      }
      const [table, json] = split(line, known);
      if (table !== batch.table || batch.lines.length >= BATCH) {
        await flush();
        batch = { table, lines: [] };
      }
      batch.lines.push(json);
    }
    await flush();
    await advanceSequences(tx);
    return { tables: tables.length, rows };
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

async function requireEmpty(tx: Transaction<Schema>, tables: readonly DataTable[]): Promise<void> {
  for (const { name } of tables) {
    const { rows } = await sql.raw(`select from ${name} limit 1`).execute(tx);
    if (rows.length === 0) continue;
    throw new DatabaseFault(
      'not-empty',
      `The database has data already (${name}). Import into an empty one.`,
    );
  }
}

function requireSameSchema(line: string): void {
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
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

function split(line: string, known: ReadonlySet<string>): [table: string, json: string] {
  const tab = line.indexOf('\t');
  const table = line.slice(0, Math.max(0, tab));
  if (!known.has(table))
    throw new DatabaseFault('export-unreadable', 'The export has a row of no known table.');
  return [table, line.slice(tab + 1)];
}

async function insert(tx: Transaction<Schema>, table: string, lines: readonly string[]): Promise<void> {
  const name = sql.raw(table);
  await sql`
    insert into ${name} overriding system value
    select * from json_populate_recordset(null::${name}, ${`[${lines.join(',')}]`}::json)`.execute(tx);
}

/** Ids that are handed out from now on come after those that came in. */
async function advanceSequences(tx: Transaction<Schema>): Promise<void> {
  await sql`
    select setval('platform.id_clock', greatest(platform.clock_ms() << 12, (((max(id) >> 22) + 1) << 12)))
    from (select max(id) as id from cities.city_buildings union all select max(id) from cities.cities
          union all select max(owner_id) from cities.cities union all select max(id) from platform.outbox) ids`.execute(
    tx,
  );
  await sql`select setval(pg_get_serial_sequence('platform.jobs', 'id'),
    (select coalesce(max(id), 0) + 1 from platform.jobs), false)`.execute(tx);
}
