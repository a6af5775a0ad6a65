/** Where a rectangle lies on its page. */
type Slot<T> = { readonly item: T; readonly x: number; readonly y: number };
export type Page<T> = { readonly width: number; readonly height: number; readonly slots: readonly Slot<T>[] };

export const PAGE_PX = 2048;
/** One transparent pixel round every frame, so that linear filtering never bleeds. */
export const GUTTER = 1;

type Shelf<T> = { page: OpenPage<T>; y: number; height: number; filled: number };
type OpenPage<T> = { used: number; shelves: Shelf<T>[]; slots: Slot<T>[]; widest: number };

/**
 * Packs rectangles on shelves, tallest first: each goes to the lowest shelf with room, else it opens a shelf,
 * else a page. Deterministic: ties keep the order given.
 */
export function pack<T extends { readonly width: number; readonly height: number }>(
  items: readonly T[],
): Page<T>[] {
  const pages: OpenPage<T>[] = [];
  const shelves: Shelf<T>[] = [];
  const ordered = [...items].sort((a, b) => b.height - a.height || b.width - a.width);
  for (const item of ordered) {
    const w = item.width + 2 * GUTTER;
    const h = item.height + 2 * GUTTER;
    if (Math.max(w, h) > PAGE_PX)
      throw new Error(`a frame of ${item.width}×${item.height} px is larger than a page`);
    const shelf = lowestWithRoom(shelves, w, h) ?? openShelf(pages, shelves, h);
    shelf.page.slots.push({ item, x: shelf.filled + GUTTER, y: shelf.y + GUTTER });
    shelf.filled += w;
    shelf.page.widest = Math.max(shelf.page.widest, shelf.filled);
  }
  return pages.map((p) => ({ width: roundUp(p.widest), height: roundUp(p.used), slots: p.slots }));
}

function lowestWithRoom<T>(shelves: readonly Shelf<T>[], w: number, h: number): Shelf<T> | undefined {
  let best: Shelf<T> | undefined;
  for (const shelf of shelves) {
    const fits = h <= shelf.height && shelf.filled + w <= PAGE_PX;
    if (fits && (!best || shelf.height < best.height)) best = shelf;
  }
  return best;
}

function openShelf<T>(pages: OpenPage<T>[], shelves: Shelf<T>[], height: number): Shelf<T> {
  let page = pages.find((p) => p.used + height <= PAGE_PX);
  if (!page) {
    page = { used: 0, shelves: [], slots: [], widest: 0 };
    pages.push(page);
  }
  const shelf: Shelf<T> = { page, y: page.used, height, filled: 0 };
  page.used += height;
  shelves.push(shelf);
  return shelf;
}

function roundUp(px: number): number {
  return Math.ceil(px / 4) * 4;
}
