import { type BuildingEntity, StreamView, decodeFrame, hashWorld } from '@sqltown/shared/stream';

/** A snapshot that was asked for may take this long before it is asked for again. */
const ASK_AGAIN_MS = 1_000;

/** The world as one player's page would show it, from the frames of the city stream. */
export class WorldModel {
  readonly #view = new StreamView();
  readonly #askSnapshot: () => void;
  #askedAtMs = Number.NEGATIVE_INFINITY;
  /** Frames, and bytes of them, since this began. */
  frames = 0;
  bytes = 0;
  /** How often a frame didn't follow the one before, or couldn't be read. */
  gaps = 0;

  /** `askSnapshot` tells the room that something was missed. */
  constructor(askSnapshot: () => void) {
    this.#askSnapshot = askSnapshot;
  }

  /** The room's step that this shows; 0 before the first snapshot. */
  get step(): number {
    return this.#view.step;
  }

  get hash(): string {
    return hashWorld(this.#view.entities.values());
  }

  buildings(): BuildingEntity[] {
    return [...this.#view.entities.values()].filter((entity) => entity.sort === 'building');
  }

  take(bytes: Uint8Array): void {
    this.frames += 1;
    this.bytes += bytes.length;
    const frame = decodeFrame(bytes);
    const applied = frame.kind === 'malformed' ? frame : this.#view.apply(frame);
    if (applied.kind === 'applied') {
      if (frame.kind === 'snapshot') this.#askedAtMs = Number.NEGATIVE_INFINITY;
      return;
    }
    this.gaps += 1;
    this.ask();
  }

  /** Asks for a snapshot, unless one is on its way. */
  ask(): void {
    const nowMs = performance.now();
    if (nowMs - this.#askedAtMs < ASK_AGAIN_MS) return;
    this.#askedAtMs = nowMs;
    this.#askSnapshot();
  }
}
