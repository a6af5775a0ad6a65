import { type CityWorld, chunksLookedAt, clearDirty } from '#ecs/index.ts';
import { STEP_HZ } from '@sqltown/shared/rules';
import { type FrameHead, chunksIn, encodeFrame, hasChunk } from '@sqltown/shared/stream';
import { EncodedChunks } from './chunks.ts';
import type { Viewer, WorldSync } from './world-sync.ts';

/** Somebody whom nothing happens to still hears this often, so that a lost frame is noticed. Steps. */
const HEARTBEAT_STEPS = STEP_HZ;

type Shown = {
  readonly viewer: Viewer;
  /** Step of the last frame that was sent; 0: a snapshot is due. */
  step: number;
  chunks: number;
};

type Count = (sort: 'snapshot' | 'delta', bytes: number) => void;

/**
 * The city stream: a snapshot, then deltas that name the step they build on, of the chunks that somebody
 * looks at. Viewers who look at the same chunks since the same step get the very same bytes.
 */
export function createCityStream(count: Count = () => undefined): WorldSync {
  const chunks = new EncodedChunks();
  const audience = new Map<string, Shown>();

  return {
    kind: 'stream',
    show: (viewer) => void audience.set(viewer.sessionId, { viewer, step: 0, chunks: 0 }),
    resync(sessionId) {
      const shown = audience.get(sessionId);
      if (shown !== undefined) shown.step = 0;
    },
    hide: (sessionId) => void audience.delete(sessionId),
    flush(world: CityWorld) {
      chunks.take(world);
      const frames = new Map<string, Uint8Array | null>();
      for (const shown of audience.values()) {
        const looked = chunksLookedAt(world, shown.viewer.avatar);
        const key = `${shown.step} ${shown.chunks} ${looked}`;
        const frame = frames.get(key) ?? frameFor(world, chunks, { ...shown, looked });
        frames.set(key, frame);
        if (frame === null) continue;
        count(shown.step === 0 ? 'snapshot' : 'delta', frame.length);
        shown.viewer.send(frame);
        shown.step = world.step;
        shown.chunks = looked;
      }
      clearDirty(world.dirty);
    },
  };
}

type Audience = { readonly step: number; readonly chunks: number; readonly looked: number };

/** What brings somebody from their last frame to now; null when there is nothing to say yet. */
function frameFor(
  world: CityWorld,
  encoded: EncodedChunks,
  { step, chunks, looked }: Audience,
): Uint8Array | null {
  const head = { step: world.step, chunks: looked };
  if (step === 0) {
    const snapshot: FrameHead = { kind: 'snapshot', since: 0, ...head };
    return encodeFrame(
      snapshot,
      chunksIn(looked).map((chunk) => encoded.whole(world, chunk)),
    );
  }
  const blocks = chunksIn(looked).flatMap((chunk) =>
    hasChunk(chunks, chunk) ? (encoded.delta(chunk) ?? []) : encoded.whole(world, chunk),
  );
  const isDue = world.step - step >= HEARTBEAT_STEPS;
  if (blocks.length === 0 && chunks === looked && !isDue) return null;
  return encodeFrame({ kind: 'delta', since: step, ...head }, blocks);
}
