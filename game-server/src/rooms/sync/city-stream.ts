import { type CityWorld, clearDirty } from '#ecs/index.ts';
import { STEP_HZ } from '@sqltown/shared/rules';
import { chunksIn, encodeFrame, hasChunk } from '@sqltown/shared/stream';
import { EncodedChunks } from './chunks.ts';
import type { Viewer, WorldSync } from './world-sync.ts';

/** Somebody whom nothing happens to still hears this often, so that a lost frame is noticed. Steps. */
const HEARTBEAT_STEPS = STEP_HZ;

/**
 * Whoever lets this much pile up is sent no more frames until most of it is read, and then a snapshot. A city
 * is a few dozen kilobytes, so that more than this is never worth waiting for.
 */
export const BEHIND_BYTES = 256 * 1024;

/** Caught up is whoever has at most this share of it left. */
const CAUGHT_UP_SHARE = 1 / 4;

type Shown = {
  readonly viewer: Viewer;
  /** Step of the last frame that was sent; 0: a snapshot is due. */
  step: number;
  chunks: number;
  isBehind: boolean;
};

export type StreamOptions = {
  /** Hears once a flush how many bytes of each sort were handed over, counted once a receiver. */
  readonly count?: (sort: 'snapshot' | 'delta', bytes: number) => void;
  /** Makes of a frame the message that carries it; called once for all who get the same. */
  readonly pack?: (frame: Uint8Array) => Uint8Array;
  readonly behindBytes?: number;
};

/**
 * The city stream: a snapshot, then deltas that name the step they build on, of the chunks that somebody
 * looks at. Viewers who look at the same chunks since the same step get the very same bytes. A frame is left
 * out for whoever is behind: they are given a snapshot as soon as they have caught up.
 */
export function createCityStream({
  count = () => undefined,
  pack = (frame) => frame,
  behindBytes = BEHIND_BYTES,
}: StreamOptions = {}): WorldSync {
  const chunks = new EncodedChunks();
  const audience = new Map<string, Shown>();

  return {
    kind: 'stream',
    show: (viewer) => void audience.set(viewer.sessionId, { viewer, step: 0, chunks: 0, isBehind: false }),
    resync(sessionId) {
      const shown = audience.get(sessionId);
      if (shown !== undefined) shown.step = 0;
    },
    hide: (sessionId) => void audience.delete(sessionId),
    flush(world) {
      chunks.take(world);
      const made: Made[] = [];
      const bytes = { snapshot: 0, delta: 0 };
      for (const shown of audience.values()) {
        if (!keepsUp(shown)) continue;
        const looked = shown.viewer.chunks();
        const situation = { step: shown.step, chunks: shown.chunks, looked };
        const { packed } = madeFor(made, situation) ?? make(world, made, situation);
        if (packed === null) continue;
        bytes[shown.step === 0 ? 'snapshot' : 'delta'] += packed.length;
        shown.viewer.send(packed);
        shown.step = world.step;
        shown.chunks = looked;
      }
      if (bytes.snapshot > 0) count('snapshot', bytes.snapshot);
      if (bytes.delta > 0) count('delta', bytes.delta);
      clearDirty(world.dirty);
    },
  };

  function make(world: CityWorld, made: Made[], situation: Situation): Made {
    const frame = frameFor(world, chunks, situation);
    const fresh = { ...situation, packed: frame === null ? null : pack(frame) };
    made.push(fresh);
    return fresh;
  }

  function keepsUp(shown: Shown): boolean {
    const backlog = shown.viewer.backlogBytes();
    shown.isBehind = backlog > (shown.isBehind ? behindBytes * CAUGHT_UP_SHARE : behindBytes);
    if (shown.isBehind) shown.step = 0;
    return !shown.isBehind;
  }
}

/** When somebody was told something last, of which chunks, and what they look at now: in the same one, the same is sent. */
type Situation = { readonly step: number; readonly chunks: number; readonly looked: number };
type Made = Situation & { readonly packed: Uint8Array | null };

/** A step has a handful of situations: looking through them is cheaper than naming them. */
function madeFor(made: readonly Made[], { step, chunks, looked }: Situation): Made | undefined {
  for (const one of made) if (one.step === step && one.chunks === chunks && one.looked === looked) return one;
  return undefined;
}

/** What brings somebody from their last frame to now; null when there is nothing to say yet. */
function frameFor(
  world: CityWorld,
  encoded: EncodedChunks,
  { step, chunks, looked }: Situation,
): Uint8Array | null {
  const head = { step: world.step, chunks: looked };
  if (step === 0) {
    const blocks = chunksIn(looked).map((chunk) => encoded.whole(world, chunk));
    return encodeFrame({ kind: 'snapshot', since: 0, ...head }, blocks);
  }
  const blocks = chunksIn(looked).flatMap((chunk) =>
    hasChunk(chunks, chunk) ? (encoded.delta(chunk) ?? []) : encoded.whole(world, chunk),
  );
  const isDue = world.step - step >= HEARTBEAT_STEPS;
  if (blocks.length === 0 && chunks === looked && !isDue) return null;
  return encodeFrame({ kind: 'delta', since: step, ...head }, blocks);
}
