import type { Redis } from 'ioredis';

const PING_MS = 1_000;
/** So many unanswered in a row: the connection may be half-open, and is made anew. */
const DEAD_AFTER = 5;

/**
 * Pings a connection each second, in subscriber mode too, and says whether it answers. A connection that nobody
 * answers on is replaced: TCP alone would take minutes to notice. @returns what stops it.
 */
export function watch(redis: Redis, onAnswer: (isAnswering: boolean) => void): () => void {
  let unanswered = 0;
  let isAsking = false;
  const heard = (isAnswering: boolean): void => {
    unanswered = isAnswering ? 0 : unanswered + 1;
    onAnswer(isAnswering);
    if (unanswered < DEAD_AFTER || redis.status !== 'ready') return;
    unanswered = 0;
    redis.disconnect(true);
  };
  const ask = async (): Promise<void> => {
    if (isAsking) return;
    isAsking = true;
    const isAnswering = await redis.ping().then(
      () => true,
      () => false,
    );
    isAsking = false;
    heard(isAnswering);
  };
  redis.on('ready', () => heard(true));
  redis.on('close', () => heard(false));
  const timer = setInterval(() => void ask(), PING_MS);
  return () => clearInterval(timer);
}
