import type { CityId } from '@sqltown/shared/ids';
import { Client } from 'pg';

/**
 * Gives cities that were just founded more starting coins than their players can spend in a drill. The ledger stays
 * true: its first row, which nobody may change otherwise, is written anew.
 */
export async function endow(databaseUrl: string, cities: readonly CityId[], coins: number): Promise<void> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    // Without triggers: the ledger's own refuses every change.
    await client.query("set session_replication_role = 'replica'");
    await client.query('update cities.city_ledger set delta = $2, balance = $2 where city_id = any($1)', [
      cities,
      coins,
    ]);
    await client.query('update cities.cities set coins = $2 where id = any($1)', [cities, coins]);
  } finally {
    await client.end();
  }
}
