import type { EngineLabel } from '@sqltown/shared/api';
import type { Load, Reply, ServeOptions } from '../protocol/messages.ts';
import { type Child, startChild } from './child.ts';
import { type Order, type OrderReply, cancelledReply, lostReply } from './lost.ts';

/** Waits before a start, by how many starts failed in a row. */
const DELAYS_MS = [0, 100, 500, 2_000, 5_000];

export type SupervisorOptions = {
  readonly nodeFlags?: readonly string[] | undefined;
  /** How long after all engines are open a spare is begun, which takes a second of a core. */
  readonly spareAfterMs: number;
};

export type SupervisorEvents = {
  readonly onReady?: () => void;
  readonly onLost?: (reason: string) => void;
};

type Health = Extract<Reply, { type: 'health' }>['health'];

/**
 * Keeps one sandbox process alive:
 *
 *     starting ──ready──▶ ready ──exit──▶ starting (after a delay that grows while starts fail)
 *         └──────────────close──────────▶ closed
 *
 * Beside it waits a spare process that has read its modules, which is a good part of a start; it takes the place of
 * one that goes, and only opens its engines then.
 *
 * Orders that come before `ready` wait for it; those in flight when the process goes are answered as lost.
 */
export function superviseChild(
  options: ServeOptions,
  events: SupervisorEvents,
  { nodeFlags, spareAfterMs }: SupervisorOptions,
) {
  const inFlight = new Map<number, { readonly order: Order; readonly settle: (reply: OrderReply) => void }>();
  let state: 'starting' | 'ready' | 'closed' = 'starting';
  let labels: readonly EngineLabel[] = [];
  let health: Health = { queued: 0, running: 0, opening: 1, rssBytes: 0 };
  let load: (Load & { readonly at: number }) | null = null;
  let sent = 0;
  let restarts = 0;
  let failures = 0;
  let timer: NodeJS.Timeout | undefined;
  let spareTimer: NodeJS.Timeout | undefined;
  let spare: Child | null = null;
  let child: Child = begin();
  child.open();

  return {
    ask,
    status: () => ({ ...health, ready: state === 'ready', restarts, inFlight: inFlight.size }),
    waitMs,
    label: (dialect: Order['order']['dialect']) => labelOf(dialect),
    kill: () => child.kill(),
    pid: () => child.pid,
    sparePid: () => spare?.pid,
    async close(): Promise<void> {
      state = 'closed';
      clearTimeout(timer);
      clearTimeout(spareTimer);
      loseAll();
      await Promise.all([child.end(), spare?.end()]);
    },
  };

  function ask(order: Order, signal?: AbortSignal): Promise<OrderReply> {
    if (state === 'closed') return Promise.resolve(lostReply(order, labelOf(order.order.dialect)));
    return new Promise((resolve) => {
      const cancel = (): void => {
        if (state === 'ready') child.send({ type: 'cancel', id: order.id });
        else inFlight.get(order.id)?.settle(cancelledReply(order, labelOf(order.order.dialect)));
      };
      const settle = (reply: OrderReply): void => {
        inFlight.delete(order.id);
        signal?.removeEventListener('abort', cancel);
        resolve(reply);
      };
      inFlight.set(order.id, { order, settle });
      if (signal?.aborted) return settle(cancelledReply(order, labelOf(order.order.dialect)));
      signal?.addEventListener('abort', cancel);
      if (state === 'ready') give(order);
    });
  }

  function give(order: Order): void {
    sent += 1;
    child.send(order);
  }

  /** As the process said with its last answer, less the time since then, and with the orders that it didn't know of. */
  function waitMs(): number {
    if (load === null) return 0;
    const left = Math.max(0, load.waitMs - (performance.now() - load.at));
    return left + (sent - load.received) * load.eachMs;
  }

  function begin(): Child {
    const own = startChild(options, { onReply, onExit: (reason) => onExit(own, reason) }, nodeFlags);
    return own;
  }

  /** What is there already has read its modules; else a new one is begun. */
  function start(): void {
    child = spare ?? begin();
    spare = null;
    child.open();
  }

  /** Once a start: a spare that dies while it waits is missed at the next start only. */
  function beginSpare(): void {
    spareTimer ??= setTimeout(() => {
      spare = begin();
    }, spareAfterMs).unref();
  }

  function onExit(own: Child, reason: string): void {
    if (own === spare) spare = null;
    // A child that was replaced has nothing more to say.
    else if (state !== 'closed') onLost(reason);
  }

  function onReply(reply: Reply): void {
    if (reply.type === 'health') {
      health = reply.health;
      if (state === 'ready' && health.opening === 0) beginSpare();
    } else if (reply.type === 'ready') onReady(reply.labels);
    else {
      load = { ...reply.load, at: performance.now() };
      inFlight.get(reply.id)?.settle(reply.reply);
    }
  }

  function onReady(ready: readonly EngineLabel[]): void {
    if (state === 'closed') return;
    labels = ready;
    failures = 0;
    state = 'ready';
    for (const { order } of inFlight.values()) give(order);
    events.onReady?.();
  }

  function onLost(reason: string): void {
    failures = state === 'starting' ? failures + 1 : 0;
    restarts += 1;
    state = 'starting';
    load = null;
    sent = 0;
    health = { queued: 0, running: 0, opening: 1, rssBytes: 0 };
    loseAll();
    clearTimeout(spareTimer);
    spareTimer = undefined;
    events.onLost?.(reason);
    timer = setTimeout(start, DELAYS_MS[Math.min(failures, DELAYS_MS.length - 1)]);
  }

  function loseAll(): void {
    for (const { order, settle } of inFlight.values()) settle(lostReply(order, labelOf(order.order.dialect)));
  }

  function labelOf(dialect: Order['order']['dialect']): EngineLabel {
    return (
      labels.find((label) => label.dialect === dialect) ?? { dialect, name: dialect, version: '', real: true }
    );
  }
}
