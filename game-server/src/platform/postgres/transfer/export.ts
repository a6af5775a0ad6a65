import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { MIGRATIONS } from '../migrations/index.ts';
import type { Shards } from '../shards/shards.ts';
import { type Place, atAllPlaces, placesOf, refuseMoves } from './places.ts';
import { type DataTable, dataTables, rowsOf } from './tables.ts';

export const FORMAT = 'sqltown-data-1';

export type Transferred = { readonly tables: number; readonly rows: number };

/**
 * Writes everything that the town's databases hold into one gzipped file: a line that names the schema, then a line
 * for each row, `table<TAB>JSON`, whichever shard it is on. One snapshot of each database, taken while others go on;
 * several are not of the very same moment, and the import makes up for it. The file appears when it is whole.
 * @throws DatabaseFault `bucket-moving` while a bucket is on its way.
 */
export async function exportData(shards: Pick<Shards, 'global' | 'all'>, path: string): Promise<Transferred> {
  const unfinished = `${path}.unfinished`;
  let rows = 0;
  try {
    const tables = await atAllPlaces(shards, 'repeatable read', async (places) => {
      await refuseMoves(places[0]!.tx);
      const all = await dataTables(places[0]!.tx);
      const lines = async function* (): AsyncGenerator<string> {
        yield `${JSON.stringify(headerOf(places))}\n`;
        for await (const line of rowsOfAll(places, all)) {
          rows += 1;
          yield line;
        }
      };
      await pipeline(Readable.from(lines()), createGzip(), createWriteStream(unfinished, { flush: true }));
      return all.length;
    });
    await rename(unfinished, path);
    return { tables, rows };
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}

function headerOf(places: readonly Place[]): object {
  const snapshots = places.length;
  return { format: FORMAT, migrations: Object.keys(MIGRATIONS), snapshots, at: new Date().toISOString() };
}

async function* rowsOfAll(places: readonly Place[], tables: readonly DataTable[]): AsyncGenerator<string> {
  for (const table of tables) {
    for (const { tx } of placesOf(places, table)) {
      for await (const line of rowsOf(tx, table)) yield `${table.name}\t${line}\n`;
    }
  }
}
