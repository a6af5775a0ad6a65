import { createHash } from 'node:crypto';
import type { Db } from '../database.ts';
import { dataTables, inUtc, rowsOf } from './tables.ts';

/** SHA-256, in hex, of every row of every table: equal on two databases that hold the same. */
export function databaseHash(db: Db): Promise<string> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (tx) => {
      await inUtc(tx);
      const hash = createHash('sha256');
      for (const table of (await dataTables(tx)).sort((a, b) => (a.name < b.name ? -1 : 1))) {
        hash.update(`${table.name}\n`);
        for await (const line of rowsOf(tx, table)) hash.update(`${line}\n`);
      }
      return hash.digest('hex');
    });
}
