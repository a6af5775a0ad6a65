import type { RedisOptions } from 'ioredis';

const FIRST_RETRY_MS = 100;
/** Short, so that everything is back within seconds of Redis itself. */
const LONGEST_RETRY_MS = 2_000;

/**
 * For connections that requests wait for: nothing is queued while Redis is away, and a Redis that hangs costs a
 * command one second, not for ever. `random`: 0 to 1.
 */
export function requestOptions(random: () => number = Math.random): RedisOptions {
  return {
    connectTimeout: 2_000,
    commandTimeout: 1_000,
    maxRetriesPerRequest: 0,
    enableOfflineQueue: false,
    autoResendUnfulfilledCommands: false,
    keepAlive: 10_000,
    retryStrategy: (times) => retryMs(times, random),
    // A primary that became a replica refuses writes: ask again where the address points now.
    reconnectOnError: (error) => error.message.startsWith('READONLY'),
  };
}

/** Doubling up to two seconds, spread over its upper half, so that processes don't all return at once. */
export function retryMs(times: number, random: () => number): number {
  const ceiling = Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.min(times - 1, 10));
  return Math.round(ceiling * (0.5 + random() / 2));
}
