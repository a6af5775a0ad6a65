import type { PostgresPoolClient, PostgresQueryResult } from 'kysely';
import { DatabaseFault } from '../faults.ts';

/** What is left for a statement that begins when its transaction's time is nearly up. */
const LEAST_MS = 250;

/**
 * A connection that is held for a limited time: whoever holds it gets an answer or a fault, however slow the
 * database or the network is. One that was given up on is closed, since its answer may still come.
 * @param giveUpAt by performance.now(); null for never.
 * @param onFault told of every failure of a statement.
 */
export function boundedClient(
  client: PostgresPoolClient & { processID?: number },
  giveUpAt: number | null,
  onFault: (error: unknown) => void,
): PostgresPoolClient {
  let isGivenUp = false;
  const query = async (
    sql: string,
    parameters: readonly unknown[],
  ): Promise<PostgresQueryResult<unknown>> => {
    const answer = client.query<unknown>(sql, parameters);
    const leftMs = giveUpAt === null ? null : Math.max(LEAST_MS, giveUpAt - performance.now());
    try {
      return await (leftMs === null ? answer : within(answer, leftMs));
    } catch (error) {
      isGivenUp ||= error instanceof DatabaseFault;
      onFault(error);
      throw error;
    }
  };
  return {
    ...(client.processID === undefined ? {} : { processID: client.processID }),
    query: query as PostgresPoolClient['query'],
    release: (destroy) => client.release(destroy === true || isGivenUp),
  };
}

/** @throws DatabaseFault `unavailable` when the answer takes longer. Nobody knows then what became of it. */
function within<T>(answer: Promise<T>, ms: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const giveUp = (): void =>
      reject(new DatabaseFault('unavailable', 'The database takes too long to answer.'));
    // A process that was held up itself finds its timers due before it has read its sockets: those come first.
    const timer = setTimeout(() => setImmediate(giveUp), ms);
    answer.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
