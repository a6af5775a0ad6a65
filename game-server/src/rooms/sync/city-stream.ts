import { type CityWorld, clearDirty } from '#ecs/index.ts';
import { STEP_HZ } from '@sqltown/shared/rules';
import { type Situation, FrameMaker } from './frame-maker.ts';
import type { Viewer, WorldSync } from './world-sync.ts';

/**
 * Whoever lets this much pile up is sent no more frames until most of it is read, and then a snapshot. A city
 * is a few dozen kilobytes, so that more than this is never worth waiting for.
 */
export const BEHIND_BYTES = 256 * 1024;

/** Caught up is whoever has at most this share of it left. */
const CAUGHT_UP_SHARE = 1 / 4;

/**
 * Members of a circle are asked this often how much they have unread, a share of them each step. Steps. What a
 * crowded circle is told in a second is a small part of what anybody may be behind.
 */
const BACKLOG_STEPS = STEP_HZ;

/** Those who look at the same chunks and were told the same last: the next frame is one message to all of them. */
type Circle = { readonly chunks: number; step: number; size: number };

type Shown = {
  readonly viewer: Viewer;
  /** Whose backlogs are asked for at the same steps. */
  readonly turn: Set<Shown>;
  /** Step of the last frame that was sent; 0: a snapshot is due. Within a circle, what counts is the circle's. */
  step: number;
  chunks: number;
  isBehind: boolean;
  circle: Circle | null;
};

export type StreamOptions = {
  /** Hears once a flush how many bytes of each sort were handed over, counted once a receiver. */
  readonly count?: (sort: 'snapshot' | 'delta', bytes: number) => void;
  /** Makes of a frame the message that carries it; called once for all who get the same. */
  readonly pack?: (frame: Uint8Array) => Uint8Array;
  /** Sends a message to all viewers who have joined a group. */
  readonly tell: (group: number, message: Uint8Array) => void;
  readonly behindBytes?: number;
};

/**
 * The city stream: a snapshot, then deltas that name the step they build on, of the chunks that somebody looks at.
 *
 *     newcomer, turned elsewhere, missed something ──► told alone ──► in step with others: their circle
 *                                                        ▲                              │
 *                                                        └── looks elsewhere, is behind ┘
 *
 * A frame is left out for whoever is behind: they are given a snapshot as soon as they have caught up.
 */
export function createCityStream(options: StreamOptions): WorldSync {
  const { count = () => undefined, pack, tell, behindBytes = BEHIND_BYTES } = options;
  const maker = new FrameMaker(pack);
  const audience = new Map<string, Shown>();
  const circles = new Map<number, Circle>();
  /** Those in no circle, who are told alone. The others need no look at a step, but for their backlog now and then. */
  const loose = new Set<Shown>();
  const rota = Array.from({ length: BACKLOG_STEPS }, () => new Set<Shown>());
  let shows = 0;

  return {
    kind: 'stream',
    show(viewer) {
      forget(viewer.sessionId);
      const turn = rota[shows++ % BACKLOG_STEPS] ?? new Set();
      const shown: Shown = { viewer, turn, step: 0, chunks: 0, isBehind: false, circle: null };
      audience.set(viewer.sessionId, shown);
      turn.add(shown);
      loose.add(shown);
      viewer.sight.onTurn = () => leave(shown);
    },
    resync(sessionId) {
      const shown = audience.get(sessionId);
      if (shown === undefined) return;
      shown.step = 0;
      leave(shown);
    },
    hide: forget,
    flush(world) {
      maker.take(world);
      const bytes = { snapshot: 0, delta: 0 };
      for (const shown of rota[world.step % BACKLOG_STEPS] ?? [])
        if (shown.circle !== null && !keepsUp(shown)) leave(shown);
      const alone = [...loose].filter(keepsUp);
      for (const shown of alone) tellAlone(world, shown, bytes);
      for (const circle of circles.values()) tellCircle(world, circle, bytes);
      for (const shown of alone) join(shown);
      if (bytes.snapshot > 0) count('snapshot', bytes.snapshot);
      if (bytes.delta > 0) count('delta', bytes.delta);
      clearDirty(world.dirty);
    },
  };

  function forget(sessionId: string): void {
    const shown = audience.get(sessionId);
    if (shown === undefined) return;
    leave(shown);
    loose.delete(shown);
    shown.turn.delete(shown);
    shown.viewer.sight.onTurn = undefined;
    audience.delete(sessionId);
  }

  /** Out of their circle, if they are in one: the next flush tells them alone. */
  function leave(shown: Shown): void {
    const { circle } = shown;
    if (circle === null) return;
    loose.add(shown);
    if (shown.step !== 0) shown.step = circle.step;
    shown.circle = null;
    shown.viewer.leave(circle.chunks);
    circle.size -= 1;
    if (circle.size === 0) circles.delete(circle.chunks);
  }

  /** Into the circle of those who look there, if what they were told last is the same. */
  function join(shown: Shown): void {
    const { step, chunks, viewer } = shown;
    const circle = circles.get(chunks) ?? { chunks, step, size: 0 };
    if (circle.step !== step) return;
    circles.set(chunks, circle);
    circle.size += 1;
    shown.circle = circle;
    loose.delete(shown);
    viewer.join(chunks);
  }

  function tellAlone(world: CityWorld, shown: Shown, bytes: Record<'snapshot' | 'delta', number>): void {
    const situation: Situation = {
      step: shown.step,
      chunks: shown.chunks,
      looked: shown.viewer.sight.chunks,
    };
    const message = maker.messageFor(world, situation);
    if (message === null) return;
    bytes[situation.step === 0 ? 'snapshot' : 'delta'] += message.length;
    shown.viewer.send(message);
    shown.step = world.step;
    shown.chunks = situation.looked;
  }

  function tellCircle(world: CityWorld, circle: Circle, bytes: Record<'snapshot' | 'delta', number>): void {
    const { step, chunks, size } = circle;
    const message = maker.messageFor(world, { step, chunks, looked: chunks });
    if (message === null) return;
    bytes.delta += message.length * size;
    tell(chunks, message);
    circle.step = world.step;
  }

  function keepsUp(shown: Shown): boolean {
    const backlog = shown.viewer.backlogBytes();
    shown.isBehind = backlog > (shown.isBehind ? behindBytes * CAUGHT_UP_SHARE : behindBytes);
    if (shown.isBehind) shown.step = 0;
    return !shown.isBehind;
  }
}
