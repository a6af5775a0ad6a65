import { StreamView, decodeFrame } from '@sqltown/shared/stream';
import type { WorldUpdate } from './world-reader.ts';

/** A snapshot that was asked for may take this long before it is asked for again. */
const ASK_AGAIN_MS = 1_000;

export type StreamSourceParts = {
  readonly onUpdate: (update: WorldUpdate) => void;
  /** Asks the room for a snapshot. */
  readonly askSnapshot: () => void;
  readonly nowMs: () => number;
};

/**
 * Reads the city stream. A frame that can't be read or doesn't follow the last one is answered with the wish
 * for a snapshot; until that comes, the world stays as it was.
 */
export function createStreamSource({ onUpdate, askSnapshot, nowMs }: StreamSourceParts): {
  take(frame: Uint8Array): void;
  start(): void;
} {
  const view = new StreamView();
  let askedAtMs = Number.NEGATIVE_INFINITY;

  return {
    start: ask,
    take(bytes) {
      const frame = decodeFrame(bytes);
      const applied = frame.kind === 'malformed' ? frame : view.apply(frame);
      if (applied.kind !== 'applied') {
        ask();
        return;
      }
      const { changed, gone } = applied;
      const isWhole = frame.kind === 'snapshot';
      if (isWhole) askedAtMs = Number.NEGATIVE_INFINITY;
      onUpdate({ entities: view.entities, step: view.step, isWhole, changed, gone });
    },
  };

  function ask(): void {
    if (nowMs() - askedAtMs < ASK_AGAIN_MS) return;
    askedAtMs = nowMs();
    askSnapshot();
  }
}
