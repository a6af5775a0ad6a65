import { decode, encode } from '../materials/palette.ts';
import { SAMPLES, type Sums } from './gather.ts';
import type { Layer } from './layer.ts';
import { DUSK, DUSK_TINT, develop } from './skies.ts';

const TINT = [DUSK_TINT >> 16, (DUSK_TINT >> 8) & 255, DUSK_TINT & 255].map((v) => v / 255);
const FULL = SAMPLES * SAMPLES;
const FAINT = 0.02;

export function colorLayer(sums: Sums, anchor: { x: number; y: number }): Layer {
  const rgba = new Uint8Array(sums.day.length);
  for (let k = 0; k < rgba.length; k += 4) {
    const covered = sums.day[k + 3]!;
    if (covered <= FAINT) continue;
    for (let c = 0; c < 3; c++) rgba[k + c] = Math.round(255 * encode(sums.day[k + c]! / covered));
    rgba[k + 3] = Math.round(255 * Math.min(1, covered / FULL));
  }
  return { width: sums.width, height: sums.height, anchorX: anchor.x, anchorY: anchor.y, rgba };
}

/**
 * Lamplight as a layer for plain "over" blending: lit = unlit·(1 − a) + colour·a, with the least alpha
 * that keeps the colour in range, so that windows need no blend switch and sort with their building.
 */
export function lampLayer(sums: Sums, anchor: { x: number; y: number }): Layer {
  const rgba = new Uint8Array(sums.day.length);
  const unlit = [0, 0, 0];
  const lit = [0, 0, 0];
  for (let k = 0; k < rgba.length; k += 4) {
    const covered = sums.day[k + 3]!;
    if (covered <= FAINT) continue;
    let alpha = 0;
    for (let c = 0; c < 3; c++) {
      unlit[c] = encode(sums.day[k + c]! / covered) * TINT[c]!;
      const added = sums.lamp[k + c]! / covered;
      lit[c] = added < 0.004 ? unlit[c]! : encode(develop(expose(unlit[c]!) + added, DUSK.exposure));
      alpha = Math.max(alpha, (lit[c]! - unlit[c]!) / (1.001 - unlit[c]!));
    }
    alpha = Math.min(1, alpha * 1.25);
    if (alpha < FAINT) continue;
    for (let c = 0; c < 3; c++) {
      const over = (lit[c]! - unlit[c]! * (1 - alpha)) / alpha;
      rgba[k + c] = Math.round(255 * Math.min(1, Math.max(0, over)));
    }
    rgba[k + 3] = Math.round(255 * alpha * Math.min(1, covered / FULL));
  }
  return { width: sums.width, height: sums.height, anchorX: anchor.x, anchorY: anchor.y, rgba };
}

/** The scene light that DUSK's film curve would show as display value `v`: inverse of encode ∘ develop. */
function expose(v: number): number {
  const y = decode(v);
  // develop: y = (x + x²/5.5)/(1 + 0.62x), solved for x.
  const b = 1 - 0.62 * y;
  return ((-b + Math.sqrt(b * b + (4 * y) / 5.5)) * (5.5 / 2)) / DUSK.exposure;
}
