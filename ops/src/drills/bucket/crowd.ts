import { bucketOf } from '@sqltown/game-server/postgres';
import { canonical } from '../kill9/canonical.ts';
import type { Executor } from '../kill9/executor.ts';
import type { History } from '../kill9/history.ts';
import { type City, type Order, type Town, idOf } from '../kill9/town.ts';

/** Commands under way at a time, in each process. */
const HANDS = 6;

/** What the players of one process saw. */
export type Watched = {
  /** The longest that anyone waited for an answer, in milliseconds: in the bucket that moves, and elsewhere. */
  readonly longest: { here: number; elsewhere: number };
  readonly faults: string[];
};

export type CrowdParts = {
  readonly executor: Executor;
  readonly town: Town;
  readonly history: History;
  readonly cities: readonly City[];
  /** The bucket whose players are timed apart. */
  readonly bucket: number;
};

export type Crowd = { readonly seen: Watched; readonly rest: () => Promise<void> };

/** Players who never rest, until they are told to. */
export function startCrowd(parts: CrowdParts): Crowd {
  const seen: Watched = { longest: { here: 0, elsewhere: 0 }, faults: [] };
  const state = { isOver: false };
  const hand = async (): Promise<void> => {
    while (!state.isOver) {
      const order = parts.town.wish(parts.cities);
      // Two tabs of one player, now and then.
      const copies = parts.town.chance(0.08) ? 2 : 1;
      await Promise.all(Array.from({ length: copies }, () => send(parts, order, seen)));
    }
  };
  const hands = Array.from({ length: HANDS }, hand);
  return {
    seen,
    rest: async () => {
      state.isOver = true;
      await Promise.all(hands);
    },
  };
}

/** Sends an order, keeps what was promised, and how long it took. A fault is written down and the order stays open. */
export async function send({ executor, town, history, bucket }: CrowdParts, order: Order, seen: Watched) {
  history.sending(order);
  const sentAt = performance.now();
  try {
    const { text, reply } = await ask(executor, order);
    if (text.includes('"kind":"refused"')) {
      if (text.includes('saving-paused')) seen.faults.push(`${idOf(order)}: saving-paused`);
      return history.refused(order);
    }
    history.acknowledge(order, text);
    if (reply) town.learn(order.cityId, reply);
  } catch (error) {
    seen.faults.push(`${idOf(order)}: ${error instanceof Error ? error.message : String(error)}`);
  } finally {
    const at = bucketOf(order.playerId) === bucket ? 'here' : 'elsewhere';
    seen.longest[at] = Math.max(seen.longest[at], performance.now() - sentAt);
  }
}

async function ask(executor: Executor, order: Order) {
  if (order.kind === 'attempt') {
    const { reply } = await executor.call('attempt', order);
    return { text: reply, reply: null };
  }
  const { reply } = await executor.call('reply', order);
  return { text: canonical(reply), reply };
}
