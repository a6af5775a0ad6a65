import type { CityWorld } from '#ecs/index.ts';
import { STEP_HZ } from '@sqltown/shared/rules';
import { chunksIn, encodeFrame, hasChunk } from '@sqltown/shared/stream';
import { EncodedChunks } from './chunks.ts';

/** Somebody whom nothing happens to still hears this often, so that a lost frame is noticed. Steps. */
const HEARTBEAT_STEPS = STEP_HZ;

/** When somebody was told something last (0: never), of which chunks, and what they look at now. */
export type Situation = { readonly step: number; readonly chunks: number; readonly looked: number };

type Made = Situation & { readonly message: Uint8Array | null };

/** Makes the messages of a step, each once: in the same situation, the very same bytes are sent. */
export class FrameMaker {
  readonly #pack: (frame: Uint8Array) => Uint8Array;
  readonly #chunks = new EncodedChunks();
  #made: Made[] = [];

  constructor(pack: (frame: Uint8Array) => Uint8Array = (frame) => frame) {
    this.#pack = pack;
  }

  /** Takes in what a step has changed. */
  take(world: CityWorld): void {
    this.#chunks.take(world);
    this.#made = [];
  }

  /** What brings somebody from their last frame to now; null when there is nothing to say yet. */
  messageFor(world: CityWorld, situation: Situation): Uint8Array | null {
    const known = this.#known(situation);
    if (known !== undefined) return known.message;
    const frame = this.#frameFor(world, situation);
    const message = frame === null ? null : this.#pack(frame);
    this.#made.push({ ...situation, message });
    return message;
  }

  /** A step has a handful of situations: looking through them is cheaper than naming them. */
  #known({ step, chunks, looked }: Situation): Made | undefined {
    for (const one of this.#made)
      if (one.step === step && one.chunks === chunks && one.looked === looked) return one;
    return undefined;
  }

  #frameFor(world: CityWorld, { step, chunks, looked }: Situation): Uint8Array | null {
    const head = { step: world.step, chunks: looked };
    if (step === 0) {
      const blocks = chunksIn(looked).map((chunk) => this.#chunks.whole(world, chunk));
      return encodeFrame({ kind: 'snapshot', since: 0, ...head }, blocks);
    }
    const blocks: Uint8Array[] = [];
    for (const chunk of chunksIn(looked)) {
      const block = hasChunk(chunks, chunk) ? this.#chunks.delta(chunk) : this.#chunks.whole(world, chunk);
      if (block !== null) blocks.push(block);
    }
    const isDue = world.step - step >= HEARTBEAT_STEPS;
    if (blocks.length === 0 && chunks === looked && !isDue) return null;
    return encodeFrame({ kind: 'delta', since: step, ...head }, blocks);
  }
}
