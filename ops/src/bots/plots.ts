import { Occupancy } from '@sqltown/shared/plan';

/** Every plot is so many tiles across: room for whatever a bot builds there. */
const PLOT_TILES = 3;
const CITY_PLOTS = 42;
/** Around here grants get their tiles: nobody else builds there. Tiles. */
const GRANTS = { x0: 36, y0: 45, x1: 62, y1: 71 };

export type Plot = { readonly x: number; readonly y: number };

/** Free ground that no two bots of a city share, dealt out by number: the `nth` of `of` players. */
export function plotsFor(nth: number, of: number): Plot[] {
  return FREE.filter((_, index) => index % of === nth % of);
}

const FREE: readonly Plot[] = findFree();

function findFree(): Plot[] {
  const ground = new Occupancy<number>();
  const all = Array.from({ length: CITY_PLOTS ** 2 }, (_, index) => ({
    x: (index % CITY_PLOTS) * PLOT_TILES,
    y: Math.floor(index / CITY_PLOTS) * PLOT_TILES,
  }));
  const isGranted = ({ x, y }: Plot): boolean =>
    x >= GRANTS.x0 && x <= GRANTS.x1 && y >= GRANTS.y0 && y <= GRANTS.y1;
  return all.filter((plot) => !isGranted(plot) && ground.whyNot('house', plot.x, plot.y) === null);
}
