import { CITY_TILES } from '../plan/index.ts';

/** Positions on the wire are whole numbers: sixteenths of a tile. */
export const SUBTILES = 16;

/** The largest position along an axis. */
export const SUBTILE_MAX = CITY_TILES * SUBTILES - 1;

/**
 * The city in squares of 32×32 tiles, numbered row by row; a set of them is a 16-bit mask.
 *
 *      x →   0  1  2  3
 *     y      4  5  6  7
 *     ↓      8  9 10 11
 *           12 13 14 15
 */
export const CHUNK_TILES = 32;
export const CHUNKS_ACROSS = CITY_TILES / CHUNK_TILES;
export const CHUNK_COUNT = CHUNKS_ACROSS * CHUNKS_ACROSS;
export const ALL_CHUNKS = 2 ** CHUNK_COUNT - 1;

export const CHUNK_SUBTILES = CHUNK_TILES * SUBTILES;

/** Tiles to the nearest position that can be sent, kept inside the city. */
export function toSubtiles(tiles: number): number {
  return Math.min(SUBTILE_MAX, Math.max(0, Math.round(tiles * SUBTILES)));
}

/** The chunk of a position in sixteenths of a tile. */
export function chunkOf(x: number, y: number): number {
  return Math.floor(y / CHUNK_SUBTILES) * CHUNKS_ACROSS + Math.floor(x / CHUNK_SUBTILES);
}

/** The mask of the chunks that a rectangle touches; corners in tiles, in any order, also outside the city. */
export function chunksTouching(rect: { x0: number; y0: number; x1: number; y1: number }): number {
  const [left, right] = span(rect.x0, rect.x1);
  const [top, bottom] = span(rect.y0, rect.y1);
  let mask = 0;
  for (let row = top; row <= bottom; row++) {
    for (let column = left; column <= right; column++) mask |= 1 << (row * CHUNKS_ACROSS + column);
  }
  return mask;
}

/** The chunks of a mask, ascending. */
export function chunksIn(mask: number): number[] {
  const chunks: number[] = [];
  for (let chunk = 0; chunk < CHUNK_COUNT; chunk++) if (hasChunk(mask, chunk)) chunks.push(chunk);
  return chunks;
}

export function hasChunk(mask: number, chunk: number): boolean {
  return (mask & (1 << chunk)) !== 0;
}

function span(a: number, b: number): [first: number, last: number] {
  return [indexOf(Math.min(a, b)), indexOf(Math.max(a, b))];
}

function indexOf(tiles: number): number {
  return Math.min(CHUNKS_ACROSS - 1, Math.max(0, Math.floor(tiles / CHUNK_TILES)));
}
