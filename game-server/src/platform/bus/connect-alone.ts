import { Client } from 'pg';

const CONNECT_MS = 2_000;
const ANSWER_MS = 5_000;

/** A connection of one's own to this server, outside any pool. @throws when it is away, or a replica. */
export async function connectAlone(connectionString: string): Promise<Client> {
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
    throw new Error('a replica carries no notifications');
  } catch (error) {
    await client.end().catch(() => undefined);
    throw error;
  }
}
