import { buildingSprite, siteSprite } from '#art/manifest.ts';
import type { BuildingView } from '#bridge/index.ts';
import { BUILDING_TYPES, CONSTRUCTION_SECONDS } from '@sqltown/shared/rules';
import type { Box, Point } from '../projection.ts';

/** Scaffolding is drawn in this many states of work. */
const SITE_STAGES = 4;

/** What a building looks like now: going up (by lessons or by paid work), or complete. */
export type Progress =
  | { readonly kind: 'complete' }
  /** Lessons: `done` of `of` exercises. */
  | { readonly kind: 'lessons'; readonly done: number; readonly of: number }
  /** Paid work that ends at `endsAt`, milliseconds on the page's clock. */
  | { readonly kind: 'work'; readonly endsAt: number };

export function progressOf(building: BuildingView, now: number): Progress {
  if (building.stage < building.stages) {
    return { kind: 'lessons', done: building.stage, of: building.stages };
  }
  return building.readyInMs > 0 ? { kind: 'work', endsAt: now + building.readyInMs } : { kind: 'complete' };
}

/** How much of the work is done, 0…1. */
export function shareDone(progress: Progress, now: number): number {
  if (progress.kind === 'complete') return 1;
  if (progress.kind === 'lessons') return progress.done / progress.of;
  return Math.min(1, Math.max(0, 1 - (progress.endsAt - now) / (CONSTRUCTION_SECONDS * 1000)));
}

/** The sprite for a building in its present state. */
export function spriteOf(building: BuildingView, progress: Progress, now: number): string {
  if (progress.kind === 'complete') {
    return buildingSprite(building.kind, building.level, building.handle);
  }
  const stage = Math.min(SITE_STAGES - 1, Math.floor(shareDone(progress, now) * SITE_STAGES));
  return siteSprite(building.kind, stage as 0 | 1 | 2 | 3);
}

/** The tiles that a building holds. */
export function boxOf(building: Pick<BuildingView, 'kind' | 'x' | 'y'>): Box {
  const [width, depth] = BUILDING_TYPES[building.kind].footprint;
  return [building.x, building.y, building.x + width, building.y + depth];
}

/** Where its sprite is anchored: the middle of its tiles. */
export function centreOf(building: Pick<BuildingView, 'kind' | 'x' | 'y'>): Point {
  const [x0, y0, x1, y1] = boxOf(building);
  return { x: (x0 + x1) / 2, y: (y0 + y1) / 2 };
}
