import type { Light } from '@sqltown/shared/lights';
import type { Point } from '../projection.ts';

/** Rows light this far apart, nearest first. */
const REVEAL_MS = 40;

/** Lit rows fade after this long. */
export const GLOW_MS = 20_000;

/** Over this many rows, badges carry numbers alone; over the next, the glow stands alone. */
const WORDS_UP_TO = 8;
const BADGES_UP_TO = 40;

/** One row's light: where, when after the run (ms), and what its badge says. */
export type PlannedLight = {
  readonly landmarkId: number;
  readonly row: number;
  readonly label: string;
  readonly delayMs: number;
  readonly badge: 'words' | 'number' | 'none';
};

/** Orders a run's rows by their distance from the asker and says what each badge shows. Rows without a place are left out. */
export function planLights(
  lights: readonly Light[],
  placeOf: (landmarkId: number) => Point | null,
  from: Point,
): readonly PlannedLight[] {
  const badge = lights.length > BADGES_UP_TO ? 'none' : lights.length > WORDS_UP_TO ? 'number' : 'words';
  return lights
    .flatMap((light) => {
      const at = placeOf(light.landmarkId);
      return at ? [{ light, distance: Math.hypot(at.x - from.x, at.y - from.y) }] : [];
    })
    .sort((a, b) => a.distance - b.distance || a.light.row - b.light.row)
    .map(({ light }, i) => ({ ...light, delayMs: i * REVEAL_MS, badge }));
}

/** The edge of the view behind which a point lies, or null when it is in view. CSS pixels. */
export function sideOf(
  point: Point,
  size: { readonly width: number; readonly height: number },
): 'left' | 'right' | 'top' | 'bottom' | null {
  const over = {
    left: -point.x,
    right: point.x - size.width,
    top: -point.y,
    bottom: point.y - size.height,
  };
  let worst: keyof typeof over | null = null;
  for (const side of ['left', 'right', 'top', 'bottom'] as const) {
    if (over[side] > 0 && (worst === null || over[side] > over[worst])) worst = side;
  }
  return worst;
}
