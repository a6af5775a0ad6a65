import type { PlayerId } from '@sqltown/shared/ids';

export type FairQueueOptions = {
  /** Orders that run at once. */
  readonly slots: number;
  /** Orders that run or wait, over all players. */
  readonly maxOrders: number;
  /** Orders of one player that wait while one of theirs runs. */
  readonly maxWaiting: number;
};

type Waiting = { readonly playerId: PlayerId; readonly start: () => void };

/**
 * One order a player at a time, in the order in which they came; other players pass a player who waits for
 * their own. `enter` answers null when there is no room.
 */
export type FairQueue = {
  enter<T>(playerId: PlayerId, work: () => Promise<T>): Promise<T> | null;
  readonly queued: number;
  readonly running: number;
};

export function createFairQueue({ slots, maxOrders, maxWaiting }: FairQueueOptions): FairQueue {
  const waiting: Waiting[] = [];
  const running = new Set<PlayerId>();

  return {
    enter(playerId, work) {
      const own = waiting.filter((order) => order.playerId === playerId).length;
      if (waiting.length + running.size >= maxOrders || own >= maxWaiting) return null;
      return new Promise((resolve, reject) => {
        const start = (): void => {
          running.add(playerId);
          work()
            .then(resolve, reject)
            .finally(() => {
              running.delete(playerId);
              next();
            });
        };
        waiting.push({ playerId, start });
        next();
      });
    },
    get queued() {
      return waiting.length;
    },
    get running() {
      return running.size;
    },
  };

  function next(): void {
    if (running.size >= slots) return;
    const at = waiting.findIndex((order) => !running.has(order.playerId));
    const [order] = at < 0 ? [] : waiting.splice(at, 1);
    order?.start();
  }
}
