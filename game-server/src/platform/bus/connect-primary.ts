import { Client } from 'pg';

const CONNECT_MS = 2_000;
const ANSWER_MS = 5_000;

/**
 * A connection of one's own to the primary among the members of a cluster: a replica carries no notifications.
 * @param urls members, comma-separated. @throws why the last one wasn't it.
 */
export async function connectPrimary(urls: string): Promise<Client> {
  let why: unknown = new Error('no database is named');
  for (const connectionString of urls.split(',').map((each) => each.trim())) {
    const client = new Client({
      connectionString,
      connectionTimeoutMillis: CONNECT_MS,
      query_timeout: ANSWER_MS,
      keepAlive: true,
    });
    // Whoever gets the client listens for its end; until then a loss shows in the question that fails.
    client.on('error', () => undefined);
    try {
      await client.connect();
      const { rows } = await client.query<{ is: boolean }>('select pg_is_in_recovery() as is');
      if (rows[0]?.is === false) return client;
      why = new Error('none of the members is a primary');
    } catch (error) {
      why = error;
    }
    await client.end().catch(() => undefined);
  }
  throw why;
}
