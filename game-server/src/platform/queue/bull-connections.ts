import type { Redis, RedisOptions } from 'ioredis';

const LONGEST_RETRY_MS = 2_000;
const PING_MS = 5_000;
/** Pings without a byte in return until a connection is made anew: more than the ten seconds that Redis may hang. */
const DEAD_AFTER = 3;

/** Made anew for ever. ioredis 5.9 must neither introduce itself nor subscribe by itself: see each line. */
const RECONNECTING: RedisOptions = {
  connectTimeout: 2_000,
  retryStrategy: (times) => Math.min(times * 100, LONGEST_RETRY_MS),
  // A connection that is lost while it introduces itself is then taken for ready, and never made anew.
  disableClientInfo: true,
  // When the connection is lost meanwhile this rejects without anybody to hear it, which ends the process.
  autoResubscribe: false,
};
/**
 * What is under way when a connection is lost fails: Bull's workers ask again. If it were to be sent again, it would
 * never be answered where the connection is closed before it is back.
 */
const COMMANDS: RedisOptions = { ...RECONNECTING, maxRetriesPerRequest: 0 };
/** Bull refuses a ready check on connections that block or subscribe. */
const BLOCKING: RedisOptions = { ...COMMANDS, enableReadyCheck: false };
/** A worker doesn't begin without its subscription: that one waits. */
const SUBSCRIBER: RedisOptions = { ...RECONNECTING, enableReadyCheck: false, maxRetriesPerRequest: null };

export type BullConnections = {
  readonly commands: Redis;
  readonly isReady: boolean;
  /** Resolves at the first contact, or when it has been waited for long enough. */
  readonly hasBegun: Promise<void>;
  /** The connection for a use that Bull has. One that blocks is a queue's own; the others are shared. */
  give(use: 'client' | 'subscriber' | 'bclient'): Redis;
  /** Subscribes to a channel anew whenever the subscriber is back. */
  keepSubscribed(channel: string): void;
  /** Ends the blocking reads, for a queue that closes. */
  interrupt(): void;
  close(): void;
};

/** The connections of all queues of a process. */
export function openBullConnections(
  open: (options: RedisOptions) => Redis,
  firstContactMs: number,
): BullConnections {
  const stops: (() => void)[] = [];
  const opened = (options: RedisOptions): Redis => {
    const connection = open(options);
    stops.push(renewWhenDead(connection));
    return connection;
  };
  const commands = shared(opened(COMMANDS));
  const blocking: Redis[] = [];
  const channels = new Set<string>();
  let subscriber: Redis | null = null;
  const openSubscriber = (): Redis => {
    const connection = shared(opened(SUBSCRIBER));
    connection.on('ready', () => {
      if (channels.size > 0) connection.subscribe(...channels).catch(nothing);
    });
    return connection;
  };
  const hasBegun = new Promise<void>((resolve) => {
    const alarm = setTimeout(resolve, firstContactMs);
    commands.once('ready', () => {
      clearTimeout(alarm);
      resolve();
    });
  });

  return {
    commands,
    get isReady() {
      return commands.status === 'ready';
    },
    hasBegun,
    give: (use) => {
      if (use === 'client') return commands;
      if (use === 'subscriber') return (subscriber ??= openSubscriber());
      const own = opened(BLOCKING);
      blocking.push(own);
      return own;
    },
    keepSubscribed: (channel) => void channels.add(channel),
    interrupt: () => {
      for (const connection of blocking) {
        end(connection);
        // A queue that closes connects its blocking connection once more, and hears nothing of it: with Redis away
        // that is an unhandled rejection, which ends the process.
        connection.connect = () => Promise.resolve();
      }
    },
    close: () => {
      for (const stop of stops) stop();
      for (const connection of [commands, subscriber, ...blocking]) if (connection) end(connection);
    },
  };
}

/** Each queue listens on it: more than the ten listeners at which Node warns of a leak. */
function shared(connection: Redis): Redis {
  connection.setMaxListeners(0);
  return connection;
}

/**
 * Pings a connection and makes it anew when nothing comes back: TCP alone takes many minutes to notice a dead peer. On
 * a blocking one the answers to its reads, one at least every five seconds, count as well. @returns what stops it.
 */
function renewWhenDead(connection: Redis): () => void {
  let heardBytes = 0;
  let silentPings = 0;
  const timer = setInterval(() => {
    if (connection.status !== 'ready') return;
    const { bytesRead } = connection.stream;
    silentPings = bytesRead === heardBytes ? silentPings + 1 : 0;
    heardBytes = bytesRead;
    if (silentPings > DEAD_AFTER) connection.disconnect(true);
    else connection.ping().catch(nothing);
  }, PING_MS).unref();
  return () => clearInterval(timer);
}

/**
 * Disconnects, and fails what is under way. Between two tries to connect, ioredis would leave that unanswered for
 * ever: a try that is cut short fails it.
 */
function end(connection: Redis): void {
  if (connection.status === 'reconnecting') connection.connect().catch(nothing);
  connection.disconnect();
}

/** For what comes again: the next ping, or the next 'ready'. */
function nothing(): void {}
