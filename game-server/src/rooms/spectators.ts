import { type Ground, type Sight, type View, see, viewAround } from '#ecs/index.ts';

/** Who watches one city at once: they cost a stream each, and nothing else. */
const MAX_SPECTATORS = 500;

/** Those who only look on. They have no seat and no avatar; what their page shows is all that is known of them. */
export class Spectators {
  readonly #first: Ground;
  readonly #sights = new Map<string, Sight>();

  /** `at`: what they see until their page has said what it shows. */
  constructor(at: Ground) {
    this.#first = at;
  }

  isFull(): boolean {
    return this.#sights.size >= MAX_SPECTATORS;
  }

  admit(sessionId: string): void {
    const sight: Sight = { chunks: 0 };
    see(sight, viewAround(this.#first));
    this.#sights.set(sessionId, sight);
  }

  look(sessionId: string, view: View): void {
    see(this.#sights.get(sessionId), view);
  }

  /** What one of them looks at, now and as long as they are here; nothing for anybody else. */
  sightOf(sessionId: string): Sight {
    return this.#sights.get(sessionId) ?? { chunks: 0 };
  }

  /** Whether it was one of them. */
  dismiss(sessionId: string): boolean {
    return this.#sights.delete(sessionId);
  }
}
