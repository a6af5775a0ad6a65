import { Redis, type RedisOptions } from 'ioredis';
import type { Logger } from '#platform/logger/index.ts';
import { requestOptions } from './options.ts';
import { watch } from './watch.ts';

/** A start doesn't wait longer for Redis; what needs it then begins without. */
const FIRST_ANSWER_MS = 3_000;

/** This process's Redis. It may go away and come back at any time: whoever uses it has a way without. */
export type RedisLink = {
  /** For requests: each command fails within a second, and at once while Redis is known to be away. */
  readonly commands: Redis;
  /** Whether it answered when last asked, which is each second. */
  readonly isReady: boolean;
  /** Of the database within Redis: channels know no databases, so their names carry it. */
  readonly database: number;
  /** One more connection with the same care, pinged each second. */
  open(): Redis;
  /** One more connection for a library with wishes of its own; it isn't pinged, and its errors are logged. */
  openWith(options: RedisOptions): Redis;
  /** Ends every connection that was opened here. */
  close(): void;
};

/**
 * Connects to a Redis by its URL, and goes on when there is none: it is tried again for ever.
 * Its password is in no log line: only messages of errors are written, never their commands.
 */
export async function openRedis(options: { url: string; log: Logger }): Promise<RedisLink> {
  const { url, log } = options;
  const connections: Redis[] = [];
  const stops: (() => void)[] = [];
  let isReady = false;
  let isClosed = false;

  const openWith = (wishes: RedisOptions): Redis => {
    const connection = new Redis(url, wishes);
    connection.on('error', (error: Error) => log.debug({ reason: error.message }, 'redis.error'));
    connections.push(connection);
    return connection;
  };
  const open = (): Redis => {
    const connection = openWith(requestOptions());
    stops.push(watch(connection, () => undefined));
    return connection;
  };

  const commands = openWith(requestOptions());
  const answered = Promise.withResolvers<void>();
  stops.push(
    watch(commands, (isAnswering) => {
      if (isAnswering) answered.resolve();
      if (isAnswering === isReady) return;
      isReady = isAnswering;
      if (isClosed) return;
      if (isReady) log.info({}, 'redis.ready');
      else log.warn({}, 'redis.away');
    }),
  );
  const giveUp = setTimeout(answered.resolve, FIRST_ANSWER_MS);
  await answered.promise;
  clearTimeout(giveUp);
  if (!isReady) log.warn({}, 'redis.away');

  return {
    commands,
    get isReady() {
      return isReady;
    },
    database: commands.options.db ?? 0,
    open,
    openWith,
    close: () => {
      isClosed = true;
      for (const stop of stops) stop();
      for (const connection of connections) connection.disconnect();
    },
  };
}
