import { fbm, noise2, smooth } from '@sqltown/shared/noise';
import { waterDepth } from '@sqltown/shared/plan';
import { mix } from '../mesh/vector.ts';
import type { Sky } from '../render/skies.ts';

/** The state of the surface at one point: long swell, short ripples, and how far inside the water it lies. */
export type Ripples = { readonly swell: number; readonly ripple: number; readonly depth: number };

export function ripplesAt(x: number, y: number): Ripples {
  return {
    swell: fbm(x * 0.34 + y * 0.1, y * 2.1 - x * 0.22, 3),
    ripple: noise2(x - y * 0.3 + 40, y * 6 + x * 0.6),
    depth: waterDepth(x, y),
  };
}

/** Writes the river's own colour: shallow to deep, glints on the crests, dimmed in shadow. No reflections. */
export function waterColor(sky: Sky, at: Ripples, by: { lit: number; out: Float64Array }): void {
  const deep = smooth(0, 4.5, at.depth);
  const shine =
    smooth(0.56, 0.74, at.swell) * 0.55 + smooth(0.72, 0.84, at.ripple) * 0.5 * smooth(0.42, 0.62, at.swell);
  const lit = 0.72 + 0.28 * by.lit;
  for (let c = 0; c < 3; c++) {
    by.out[c] = (mix(sky.shallowWater[c]!, sky.deepWater[c]!, deep) + sky.ripple[c]! * shine) * lit;
  }
}

/** Share of foam along the bank. */
export function foamAt(at: Ripples): number {
  return smooth(0.22, 0.05, at.depth + (at.swell - 0.5) * 0.3) * 0.35;
}
