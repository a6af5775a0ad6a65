import { z } from 'zod';
import type { Bus } from '#platform/bus/index.ts';

const TOPIC = 'processes';
const TELL_MS = 1_000;
/** A process that wasn't heard for this long counts as gone. */
const GONE_MS = 3_500;

/** How a process is, as it says itself. */
const Condition = z.object({
  processId: z.string(),
  /** Where browsers reach it; null when it has no address of its own, so that nobody can be sent there. */
  address: z.string().nullable(),
  rooms: z.int(),
  players: z.int(),
  /** The part of the last seconds in which its event loop had something to do: 0 to 1. */
  busy: z.number(),
  /** False while it drains, and where it hosts no rooms. */
  takesRooms: z.boolean(),
});
export type Condition = z.infer<typeof Condition>;

export type Peers = {
  /** The other processes that live, as they were when last heard. */
  others(): readonly Condition[];
  /** Tells the others now, and not only within a second. */
  tell(): void;
  /** Says that this process is going, and stops telling. */
  close(): void;
};

/**
 * The processes of a town tell each other each second how they are. It is kept nowhere: a process that falls silent
 * is forgotten, and a Redis that lost everything has lost nothing of this.
 */
export function createPeers(parts: { bus: Bus; self: () => Condition; nowMs: () => number }): Peers {
  const { bus, self, nowMs } = parts;
  const heard = new Map<string, { readonly condition: Condition; readonly atMs: number }>();
  const { processId } = self();

  const stop = bus.subscribe(TOPIC, Condition, (condition) => {
    if (condition.processId !== processId) heard.set(condition.processId, { condition, atMs: nowMs() });
  });
  const tell = (): void => bus.publish(TOPIC, self());
  const timer = setInterval(tell, TELL_MS);
  timer.unref();
  tell();

  return {
    others() {
      for (const [id, { atMs }] of heard) if (nowMs() - atMs > GONE_MS) heard.delete(id);
      return [...heard.values()].map(({ condition }) => condition);
    },
    tell,
    close() {
      clearInterval(timer);
      stop();
      bus.publish(TOPIC, { ...self(), takesRooms: false });
    },
  };
}
