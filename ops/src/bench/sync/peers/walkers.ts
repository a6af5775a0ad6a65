/** What every peer moves: avatars that walk as a city's do, with the same fields. */
export type Walker = { x: number; y: number; facing: number };

const SUBTILES = 16;
/** At 20 steps a second, three tiles a second at the city's own ten. */
const SUBTILES_PER_STEP = 4.8;
const GATE = { x: 63 * SUBTILES, y: 60 * SUBTILES };

type Walk = { fromX: number; fromY: number; toX: number; toY: number; steps: number; done: number };

/** The walkers of one room: where they are, and where they go. */
export class Walkers<Shown extends Walker> {
  readonly shown = new Map<string, Shown>();
  readonly #walks = new Map<string, Walk>();

  enter(id: string, shown: Shown): void {
    shown.x = GATE.x;
    shown.y = GATE.y;
    shown.facing = 0;
    this.shown.set(id, shown);
  }

  leave(id: string): void {
    this.shown.delete(id);
    this.#walks.delete(id);
  }

  /** Tiles. */
  walk(id: string, to: { readonly x: number; readonly y: number }): void {
    const shown = this.shown.get(id);
    if (shown === undefined) return;
    const [fromX, fromY] = [shown.x, shown.y];
    const [toX, toY] = [Math.round(to.x * SUBTILES), Math.round(to.y * SUBTILES)];
    const steps = Math.max(1, Math.ceil(Math.hypot(toX - fromX, toY - fromY) / SUBTILES_PER_STEP));
    this.#walks.set(id, { fromX, fromY, toX, toY, steps, done: 0 });
  }

  step(): void {
    for (const [id, walk] of this.#walks) {
      const shown = this.shown.get(id);
      if (shown === undefined || walk.done === walk.steps) continue;
      walk.done += 1;
      const share = walk.done / walk.steps;
      shown.x = walk.fromX + Math.round((walk.toX - walk.fromX) * share);
      shown.y = walk.fromY + Math.round((walk.toY - walk.fromY) * share);
      shown.facing = facingOf(walk.toX - walk.fromX, walk.toY - walk.fromY);
    }
  }
}

function facingOf(dx: number, dy: number): number {
  return (Math.round((Math.atan2(dy, dx) / (2 * Math.PI)) * 8) + 8) % 8;
}
