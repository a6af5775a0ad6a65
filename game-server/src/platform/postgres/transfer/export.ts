import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { Db } from '../database.ts';
import { MIGRATIONS } from '../migrations/index.ts';
import { dataTables, inUtc, rowsOf } from './tables.ts';

export const FORMAT = 'sqltown-data-1';

export type Transferred = { readonly tables: number; readonly rows: number };

/**
 * Writes everything that the database holds into one gzipped file: a line that names the schema, then a line for
 * each row, `table<TAB>JSON`. One snapshot, taken while others go on. The file appears when it is whole.
 */
export async function exportData(db: Db, path: string): Promise<Transferred> {
  const unfinished = `${path}.unfinished`;
  let rows = 0;
  let tables = 0;
  try {
    await db
      .transaction()
      .setIsolationLevel('repeatable read')
      .execute(async (tx) => {
        await inUtc(tx);
        const all = await dataTables(tx);
        tables = all.length;
        const lines = async function* (): AsyncGenerator<string> {
          yield `${JSON.stringify({ format: FORMAT, migrations: Object.keys(MIGRATIONS) })}\n`;
          for (const table of all) {
            for await (const line of rowsOf(tx, table)) {
              rows += 1;
              yield `${table.name}\t${line}\n`;
            }
          }
        };
        await pipeline(Readable.from(lines()), createGzip(), createWriteStream(unfinished, { flush: true }));
      });
    await rename(unfinished, path);
    return { tables, rows };
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}
