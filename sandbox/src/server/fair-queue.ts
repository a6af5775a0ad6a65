import type { PlayerId } from '@sqltown/shared/ids';

export type FairQueueOptions = {
  /** Orders that run at once. */
  readonly slots: number;
  /** Orders that run or wait, over all players. */
  readonly maxOrders: number;
  /** Orders of one player that wait while one of theirs runs. */
  readonly maxWaiting: number;
};

/** Whose order it is; players of one group, such as a class in its city, share its turns. */
export type Orderer = { readonly playerId: PlayerId; readonly group?: string | undefined };

type Waiting = { readonly playerId: PlayerId; readonly group: string; readonly start: () => void };

/**
 * One order a player at a time, and the groups take turns: the next order is of the group that has the fewest running,
 * and among those of the one that has waited longest. Within a group they come in the order in which they were given;
 * others pass a player who waits for their own. `enter` answers null when there is no room.
 */
export type FairQueue = {
  enter<T>(orderer: Orderer, work: () => Promise<T>): Promise<T> | null;
  readonly queued: number;
  readonly running: number;
};

export function createFairQueue({ slots, maxOrders, maxWaiting }: FairQueueOptions): FairQueue {
  const waiting: Waiting[] = [];
  /** The groups of the players who have an order running. */
  const running = new Map<PlayerId, string>();
  /** When a group had its last turn, of those that have orders now; turns are counted. */
  const turns = new Map<string, number>();
  let turn = 0;

  return {
    enter({ playerId, group = `player ${playerId}` }, work) {
      const own = waiting.filter((order) => order.playerId === playerId).length;
      if (waiting.length + running.size >= maxOrders || own >= maxWaiting) return null;
      return new Promise((resolve, reject) => {
        const start = (): void => {
          running.set(playerId, group);
          turns.set(group, ++turn);
          work()
            .then(resolve, reject)
            .finally(() => {
              running.delete(playerId);
              forget(group);
              next();
            });
        };
        waiting.push({ playerId, group, start });
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
    let best: { readonly at: number; readonly rank: readonly [number, number] } | null = null;
    for (const [at, { playerId, group }] of waiting.entries()) {
      if (running.has(playerId)) continue;
      const rank = [runningOf(group), turns.get(group) ?? 0] as const;
      if (best === null || isBefore(rank, best.rank)) best = { at, rank };
    }
    if (best === null) return;
    const [order] = waiting.splice(best.at, 1);
    order?.start();
  }

  function runningOf(group: string): number {
    return [...running.values()].filter((other) => other === group).length;
  }

  function forget(group: string): void {
    if (runningOf(group) === 0 && !waiting.some((order) => order.group === group)) turns.delete(group);
  }
}

function isBefore(a: readonly [number, number], b: readonly [number, number]): boolean {
  return a[0] === b[0] ? a[1] < b[1] : a[0] < b[0];
}
