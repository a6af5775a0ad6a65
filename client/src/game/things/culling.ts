import type { GameObjects } from 'phaser';
import type { View } from '../projection.ts';

/** The world is cut into cells of this many world pixels. */
const CELL = 512;

/** Sprites reach this far from their anchor, in world pixels. */
const REACH = { side: 320, up: 120, down: 420 } as const;

/** Knows which images a view can show, so that the rest cost nothing. */
export class Culling {
  readonly #cells = new Map<number, Set<GameObjects.Image>>();
  #shown = { x0: 0, y0: 0, x1: -1, y1: -1 };

  add(image: GameObjects.Image): void {
    const key = cellKey(cell(image.x), cell(image.y));
    const images = this.#cells.get(key);
    if (images) images.add(image);
    else this.#cells.set(key, new Set([image]));
    image.setVisible(this.#covers(cell(image.x), cell(image.y)));
  }

  remove(image: GameObjects.Image): void {
    this.#cells.get(cellKey(cell(image.x), cell(image.y)))?.delete(image);
  }

  /** Shows the images of the cells in view and hides the rest; touches only cells that changed. */
  look(view: View): void {
    const last = this.#shown;
    const next = {
      x0: cell(view.x - REACH.side),
      y0: cell(view.y - REACH.up),
      x1: cell(view.x + view.width + REACH.side),
      y1: cell(view.y + view.height + REACH.down),
    };
    const unchanged =
      last.x0 === next.x0 && last.y0 === next.y0 && last.x1 === next.x1 && last.y1 === next.y1;
    if (unchanged) return;
    this.#each(last, (image, x, y) => {
      if (!within(next, x, y)) image.setVisible(false);
    });
    this.#shown = next;
    this.#each(next, (image, x, y) => {
      if (!within(last, x, y)) image.setVisible(true);
    });
  }

  #covers(x: number, y: number): boolean {
    return within(this.#shown, x, y);
  }

  #each(cells: Cells, visit: (image: GameObjects.Image, x: number, y: number) => void): void {
    for (let y = cells.y0; y <= cells.y1; y++) {
      for (let x = cells.x0; x <= cells.x1; x++) {
        for (const image of this.#cells.get(cellKey(x, y)) ?? []) visit(image, x, y);
      }
    }
  }
}

type Cells = { readonly x0: number; readonly y0: number; readonly x1: number; readonly y1: number };

function within(cells: Cells, x: number, y: number): boolean {
  return x >= cells.x0 && x <= cells.x1 && y >= cells.y0 && y <= cells.y1;
}

function cell(pixels: number): number {
  return Math.floor(pixels / CELL);
}

function cellKey(x: number, y: number): number {
  return y * 4096 + x;
}
