import { seeded } from '@sqltown/shared/noise';
import { LANDMARKS, OLD_QUARTER, ORIGIN, PLAZAS, ROADS, type Rect } from '@sqltown/shared/plan';
import type { Point } from '../projection.ts';

/** A walk along streets and back again, at a steady pace. */
export type Route = {
  readonly points: readonly Point[];
  /** Tiles walked when each point is reached. */
  readonly reached: readonly number[];
  readonly tilesPerSecond: number;
  /** Where on the walk this one is at time 0, in tiles. */
  readonly offset: number;
};

/** 0 +x, 1 +y, 2 −x, 3 −y. */
export type Facing = 0 | 1 | 2 | 3;

export type Walking = { readonly x: number; readonly y: number; readonly facing: Facing };

/** A street that people walk: its middle line, how far to its sides they go, and its free stretches. */
type Street = {
  readonly alongX: boolean;
  readonly middle: number;
  readonly halfWidth: number;
  readonly stretches: readonly (readonly [from: number, to: number])[];
};

const ROUTE_SEED = 91;
const LEGS = 8;
const PROBE_TILES = 0.1;
const ELBOW_ROOM_TILES = 0.12;

/** `count` walks through the old quarter, thicker towards the ghats: a pure function of the plan. */
export function planRoutes(count: number): readonly Route[] {
  const random = seeded(ROUTE_SEED);
  const streets = [...ROADS.slice(0, 9), ...PLAZAS].map(streetOf);
  const starts = streets.flatMap((street) => street.stretches.map((stretch) => ({ street, stretch })));
  const lengths = starts.map(({ stretch: [from, to] }) => to - from);
  const routes: Route[] = [];
  while (routes.length < count) {
    const { street, stretch } = starts[weighted(lengths, random())]!;
    const at = stretch[0] + random() * (stretch[1] - stretch[0]);
    const x = street.alongX ? at : street.middle;
    const y = street.alongX ? street.middle : at;
    if (random() > 0.9 - 0.034 * Math.hypot(x - ORIGIN, y - ORIGIN - 3)) continue;
    const points = wander({ streets, start: street, at, random });
    if (points.length > 1) routes.push(measure(points, 0.25 + random() * 0.3, random()));
  }
  return routes;
}

/** The index whose share of the sum `roll` (0…1) falls into. */
function weighted(weights: readonly number[], roll: number): number {
  let left = roll * weights.reduce((sum, w) => sum + w, 0);
  return weights.findIndex((w) => (left -= w) < 0);
}

/** Where somebody is on a route after `seconds`: there and back again for ever. */
export function walkAt(route: Route, seconds: number): Walking {
  const length = route.reached.at(-1)!;
  const walked = (seconds * route.tilesPerSecond + route.offset) % (2 * length);
  const goesBack = walked > length;
  const at = goesBack ? 2 * length - walked : walked;
  let leg = 1;
  while (leg < route.reached.length - 1 && route.reached[leg]! < at) leg++;
  const from = route.points[leg - 1]!;
  const to = route.points[leg]!;
  const span = route.reached[leg]! - route.reached[leg - 1]!;
  const share = span > 0 ? (at - route.reached[leg - 1]!) / span : 0;
  const facing = facingOf(to.x - from.x, to.y - from.y, goesBack);
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share, facing };
}

function facingOf(dx: number, dy: number, goesBack: boolean): Facing {
  const along = Math.abs(dx) >= Math.abs(dy) ? dx : dy;
  const isAhead = along > 0 !== goesBack;
  if (Math.abs(dx) >= Math.abs(dy)) return isAhead ? 0 : 2;
  return isAhead ? 1 : 3;
}

function streetOf([x0, y0, x1, y1]: Rect): Street {
  const alongX = x1 - x0 > y1 - y0;
  const middle = alongX ? (y0 + y1) / 2 : (x0 + x1) / 2;
  const halfWidth = (alongX ? y1 - y0 : x1 - x0) / 2;
  const [from, to] = alongX ? [x0, x1] : [y0, y1];
  const reach = Math.min(halfWidth - ELBOW_ROOM_TILES, 0.5);
  return { alongX, middle, halfWidth: reach, stretches: freeStretches({ alongX, middle, from, to, reach }) };
}

/** The parts of a street where no building stands in the way of its whole walking width. */
function freeStretches(s: {
  alongX: boolean;
  middle: number;
  from: number;
  to: number;
  reach: number;
}): [number, number][] {
  const stretches: [number, number][] = [];
  let start: number | null = null;
  for (let at = s.from + ELBOW_ROOM_TILES; at <= s.to - ELBOW_ROOM_TILES; at += PROBE_TILES) {
    const free = [-s.reach, 0, s.reach].every((side) => {
      return s.alongX ? isOpen(at, s.middle + side) : isOpen(s.middle + side, at);
    });
    if (free) start ??= at;
    else if (start !== null) {
      if (at - start > 1) stretches.push([start, at - PROBE_TILES]);
      start = null;
    }
  }
  if (start !== null && s.to - start > 1) stretches.push([start, s.to - ELBOW_ROOM_TILES]);
  return stretches;
}

const STANDING = [...LANDMARKS, ...OLD_QUARTER.houses];

function isOpen(x: number, y: number): boolean {
  return STANDING.every(
    (s) =>
      Math.abs(s.x - x) > s.width / 2 + ELBOW_ROOM_TILES ||
      Math.abs(s.y - y) > s.depth / 2 + ELBOW_ROOM_TILES,
  );
}

/** Walks to crossings, turning now and then. Keeps to one side of the street, so people don't collide. */
function wander(from: {
  streets: readonly Street[];
  start: Street;
  at: number;
  random: () => number;
}): Point[] {
  const { streets, random } = from;
  let street = from.start;
  let at = from.at;
  let side = (random() * 2 - 1) * street.halfWidth;
  const points = [pointOn(street, at, side)];
  for (let leg = 0; leg < LEGS; leg++) {
    const stretch = street.stretches.find(([a, b]) => at >= a - PROBE_TILES && at <= b + PROBE_TILES);
    if (!stretch) break;
    const crossings = crossingsOn(street, stretch, streets).filter((c) => Math.abs(c.at - at) > 1);
    const crossing = crossings[Math.floor(random() * crossings.length)];
    if (!crossing) {
      points.push(pointOn(street, random() < 0.5 ? stretch[0] : stretch[1], side));
      break;
    }
    const nextSide = (random() * 2 - 1) * crossing.street.halfWidth;
    points.push(pointOn(street, crossing.street.middle + nextSide, side));
    at = street.middle + side;
    street = crossing.street;
    side = nextSide;
  }
  return points;
}

function crossingsOn(
  street: Street,
  [from, to]: readonly [number, number],
  streets: readonly Street[],
): { street: Street; at: number }[] {
  return streets
    .filter((other) => other.alongX !== street.alongX)
    .filter((other) => other.middle - other.halfWidth >= from && other.middle + other.halfWidth <= to)
    .filter((other) =>
      other.stretches.some(
        ([a, b]) => street.middle - street.halfWidth >= a && street.middle + street.halfWidth <= b,
      ),
    )
    .map((other) => ({ street: other, at: other.middle }));
}

function pointOn(street: Street, at: number, side: number): Point {
  return street.alongX ? { x: at, y: street.middle + side } : { x: street.middle + side, y: at };
}

function measure(points: readonly Point[], tilesPerSecond: number, phase: number): Route {
  const reached = [0];
  for (let i = 1; i < points.length; i++) {
    const step = Math.hypot(points[i]!.x - points[i - 1]!.x, points[i]!.y - points[i - 1]!.y);
    reached.push(reached[i - 1]! + step);
  }
  return { points, reached, tilesPerSecond, offset: phase * 2 * reached.at(-1)! };
}
