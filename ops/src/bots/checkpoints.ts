import { CHECKPOINT_MESSAGE, type CheckpointEvent } from '@sqltown/shared/stream';
import type { CityRoom } from './sdk.ts';
import type { WorldModel } from './world-model.ts';

/** What a player sees beside what the room holds, at the end of the same step. */
export type Checkpoint = {
  readonly step: number;
  readonly seen: string;
  readonly held: string;
};

/**
 * Asks a room for the hash of what one looks at. The room answers right behind the step's frame, and the answer is
 * held against the world as it is when it arrives: nothing of a later step can have come before it.
 */
export class Checkpoints {
  #asked: ((checkpoint: Checkpoint | null) => void)[] = [];

  listen(room: CityRoom, world: WorldModel): void {
    room.onMessage(CHECKPOINT_MESSAGE, ({ step, hash }: CheckpointEvent) => {
      this.#answer({ step, seen: world.hash, held: hash });
    });
  }

  ask(room: CityRoom): Promise<Checkpoint | null> {
    return new Promise((resolve) => {
      this.#asked.push(resolve);
      room.send(CHECKPOINT_MESSAGE, {});
    });
  }

  /** The line is gone: whoever waits gets no answer. */
  forget(): void {
    this.#answer(null);
  }

  #answer(checkpoint: Checkpoint | null): void {
    const asked = this.#asked;
    this.#asked = [];
    for (const resolve of asked) resolve(checkpoint);
  }
}
