import { type CityWorld, type Sight, entitiesOf } from '#ecs/index.ts';
import { type CheckpointEvent, chunkOf, hasChunk, hashWorld } from '@sqltown/shared/stream';

/** Somebody who asked what the room's world is, to hold their own against it. */
export type Asker = {
  readonly sessionId: string;
  readonly sight: Readonly<Sight>;
  readonly tell: (checkpoint: CheckpointEvent) => void;
};

/**
 * Tells clients the hash of what they look at, from the world itself and not from what was encoded of it. The
 * connection keeps the order, so that a client which was told right behind a frame has applied exactly that one.
 */
export class Checkpoints {
  readonly #asked = new Map<string, Asker>();

  ask(asker: Asker): void {
    this.#asked.set(asker.sessionId, asker);
  }

  /** To be called at the end of a step, after its frames were sent. */
  tell(world: CityWorld): void {
    if (this.#asked.size === 0) return;
    for (const { sight, tell } of this.#asked.values()) {
      const seen = [...entitiesOf(world)].filter(({ x, y }) => hasChunk(sight.chunks, chunkOf(x, y)));
      tell({ step: world.step, hash: hashWorld(seen) });
    }
    this.#asked.clear();
  }
}
