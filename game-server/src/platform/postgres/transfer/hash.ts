import { createHash } from 'node:crypto';
import type { Shards } from '../shards/shards.ts';
import { atAllPlaces, placesOf } from './places.ts';
import { dataTables, rowsOf } from './tables.ts';

const MODULUS = 2n ** 256n;

/**
 * SHA-256, in hex, of every row of every table: equal on two towns that hold the same, on however many databases.
 * Rows are summed up, not strung together, so that it doesn't matter in which order the shards bring them.
 */
export function databaseHash(shards: Pick<Shards, 'global' | 'all'>): Promise<string> {
  return atAllPlaces(shards, 'repeatable read', async (places) => {
    let sum = 0n;
    for (const table of await dataTables(places[0]!.tx)) {
      for (const { tx } of placesOf(places, table)) {
        for await (const line of rowsOf(tx, table)) sum = (sum + digestOf(table.name, line)) % MODULUS;
      }
    }
    return sum.toString(16).padStart(64, '0');
  });
}

function digestOf(table: string, line: string): bigint {
  return BigInt(`0x${createHash('sha256').update(`${table}\n${line}`).digest('hex')}`);
}
