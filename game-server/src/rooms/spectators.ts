import { type Ground, type View, chunksShown, viewAround } from '#ecs/index.ts';

/** Who watches one city at once: they cost a stream each, and nothing else. */
const MAX_SPECTATORS = 500;

/** Those who only look on. They have no seat and no avatar; what their page shows is all that is known of them. */
export class Spectators {
  readonly #first: number;
  readonly #chunks = new Map<string, number>();

  /** `at`: what they see until their page has said what it shows. */
  constructor(at: Ground) {
    this.#first = chunksShown(viewAround(at));
  }

  isFull(): boolean {
    return this.#chunks.size >= MAX_SPECTATORS;
  }

  admit(sessionId: string): void {
    this.#chunks.set(sessionId, this.#first);
  }

  look(sessionId: string, view: View): void {
    if (this.#chunks.has(sessionId)) this.#chunks.set(sessionId, chunksShown(view));
  }

  /** The chunks that one of them looks at, as a mask; none for anybody else. */
  chunksOf(sessionId: string): number {
    return this.#chunks.get(sessionId) ?? 0;
  }

  /** Whether it was one of them. */
  dismiss(sessionId: string): boolean {
    return this.#chunks.delete(sessionId);
  }
}
