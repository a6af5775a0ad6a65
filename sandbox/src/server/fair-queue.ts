import type { PlayerId } from '@sqltown/shared/ids';
import type { Refusal } from '@sqltown/shared/refusals';
import { busy } from '../protocol/busy.ts';
import { expectedWait } from './expected-wait.ts';
import { createRunTimes } from './run-times.ts';

export type FairQueueOptions = {
  /** Orders that run at once. */
  readonly slots: number;
  /** Orders that run or wait, over all players: the last resort. */
  readonly maxOrders: number;
  /** Orders of one player that wait while one of theirs runs. */
  readonly maxWaiting: number;
  /** The longest wait for a slot that an order is let in with, in ms. */
  readonly maxWaitMs: number;
  /** After which a query is stopped, in ms. */
  readonly wallMs: number;
};

/** Whose order it is; players of one group, such as a class in its city, share its turns. */
export type Orderer = { readonly playerId: PlayerId; readonly group?: string | undefined };

/** The expectation may be wrong, and others may come in between: who was let in is served within so much of it, or refused. */
const CEILING_TIMES = 1.5;

/** A group without orders. */
const NOBODY = 'nobody';

type Order = { readonly playerId: PlayerId; readonly group: string; readonly kind: string };
type Waiting = Order & {
  readonly start: () => void;
  readonly giveUp: () => void;
  /** Since when it waits for a slot; null while it waits for another order of its player. */
  since: number | null;
};
type Running = Order & { readonly startedAt: number };

/**
 * One order a player at a time, and the groups take turns: the next order is of the group that has the fewest running,
 * and among those of the one that has waited longest. Within a group they come in the order in which they were given;
 * others pass a player who waits for their own.
 *
 * Who would wait for too long is refused at once, and told when it is worth to come again; so is who did wait too long
 * after all. What counts is what stands before that order: a class that fills the queue is refused, and the next one isn't.
 */
export type FairQueue = {
  /** @param kind orders that take alike, such as runs in SQLite */
  enter<T>(orderer: Orderer & { readonly kind: string }, work: () => Promise<T>): Promise<T | Refusal>;
  /** What whoever has no order yet would wait for a slot, in ms: nobody waits for less. */
  readonly waitMs: number;
  /** By how much one more order of the kind makes others wait longer, in ms. */
  eachMs(kind: string): number;
  readonly queued: number;
  readonly running: number;
};

export function createFairQueue(options: FairQueueOptions): FairQueue {
  const { slots, maxOrders, maxWaiting, maxWaitMs, wallMs } = options;
  const ceilingMs = maxWaitMs * CEILING_TIMES;
  const waiting: Waiting[] = [];
  const running = new Map<PlayerId, Running>();
  const times = createRunTimes();
  /** When a group had its last turn, of those that have orders now; turns are counted. */
  const turns = new Map<string, number>();
  let turn = 0;
  let timer: NodeJS.Timeout | undefined;

  return {
    async enter({ playerId, group = `player ${playerId}`, kind }, work) {
      if (waiting.filter((order) => order.playerId === playerId).length >= maxWaiting) return busy(0);
      const waitMs = waitOf(group);
      if (waiting.length + running.size >= maxOrders) return busy(waitMs);
      if (waitMs > maxWaitMs) return busy(waitMs - maxWaitMs);
      return new Promise((resolve, reject) => {
        const order = { playerId, group, kind };
        const start = (): void => {
          const startedAt = performance.now();
          running.set(playerId, { ...order, startedAt });
          turns.set(group, ++turn);
          work()
            .then(resolve, reject)
            .finally(() => {
              times.note(kind, performance.now() - startedAt);
              end(order);
            });
        };
        const giveUp = (): void => resolve(busy(waitOf(group)));
        waiting.push({ ...order, start, giveUp, since: running.has(playerId) ? null : performance.now() });
        next();
      });
    },
    get waitMs() {
      return waitOf(NOBODY);
    },
    eachMs: (kind) => times.of(kind) / slots,
    get queued() {
      return waiting.length;
    },
    get running() {
      return running.size;
    },
  };

  /** Milliseconds until a slot is free for one more of the group: behind each of its own, each other group has a turn. */
  function waitOf(group: string): number {
    const now = performance.now();
    const groups = Map.groupBy(
      waiting.filter(({ since }) => since !== null),
      (order) => order.group,
    );
    const own = groups.get(group) ?? [];
    const before = [...groups].flatMap(([name, orders]) =>
      name === group ? orders : orders.slice(0, own.length + 1),
    );
    return expectedWait({
      slots,
      running: [...running.values()].map(({ kind, startedAt }) => ({
        elapsedMs: now - startedAt,
        expectedMs: times.of(kind),
      })),
      ahead: before.map(({ kind }) => times.of(kind)),
      wallMs,
    });
  }

  function end({ playerId, group }: Order): void {
    running.delete(playerId);
    for (const order of waiting) if (order.playerId === playerId) order.since = performance.now();
    forget(group);
    next();
  }

  /** Starts what may start, one for the slot that became free or the order that came. */
  function next(): void {
    refuseOverdue();
    const order = running.size < slots ? bestOf(waiting) : null;
    if (order !== null) {
      waiting.splice(waiting.indexOf(order), 1);
      for (const other of waiting) if (other.playerId === order.playerId) other.since = null;
      order.start();
    }
    watch();
  }

  function bestOf(orders: readonly Waiting[]): Waiting | null {
    let best: { readonly order: Waiting; readonly rank: readonly [number, number] } | null = null;
    for (const order of orders) {
      if (running.has(order.playerId)) continue;
      const rank = [runningOf(order.group), turns.get(order.group) ?? 0] as const;
      if (best === null || isBefore(rank, best.rank)) best = { order, rank };
    }
    return best?.order ?? null;
  }

  function refuseOverdue(): void {
    const now = performance.now();
    const overdue = waiting.filter(({ since }) => since !== null && now - since >= ceilingMs);
    for (const order of overdue) {
      waiting.splice(waiting.indexOf(order), 1);
      order.giveUp();
      forget(order.group);
    }
  }

  /** Wakes up when the first of those that wait has waited for too long. */
  function watch(): void {
    clearTimeout(timer);
    const oldest = Math.min(...waiting.map(({ since }) => since ?? Infinity));
    if (oldest === Infinity) return;
    timer = setTimeout(next, Math.ceil(oldest + ceilingMs - performance.now()));
  }

  function runningOf(group: string): number {
    return [...running.values()].filter((other) => other.group === group).length;
  }

  function forget(group: string): void {
    if (runningOf(group) === 0 && !waiting.some((order) => order.group === group)) turns.delete(group);
  }
}

function isBefore(a: readonly [number, number], b: readonly [number, number]): boolean {
  return a[0] === b[0] ? a[1] < b[1] : a[0] < b[0];
}
