import { type Rgb, linear } from '../materials/palette.ts';
import type { Vec3 } from '../mesh/vector.ts';

/** One time of day: light in linear units before exposure. */
export type Sky = {
  readonly sun: Vec3;
  readonly sunlight: Rgb;
  readonly above: Rgb;
  /** Light thrown back by the ground. */
  readonly bounce: Rgb;
  readonly rim: Rgb;
  readonly exposure: number;
  /** Specular strength of gilded parts. */
  readonly glint: number;
  readonly haze: Rgb;
  readonly hazeStrength: number;
  readonly deepWater: Rgb;
  readonly shallowWater: Rgb;
  readonly ripple: Rgb;
  readonly foam: Rgb;
  readonly reflection: number;
  readonly vignette: number;
  readonly lampsLit: boolean;
};

export const DAY: Sky = {
  sun: [-0.4, 0.58, 0.8],
  sunlight: [2.05, 1.78, 1.36],
  above: [0.62, 0.72, 0.92],
  bounce: [0.62, 0.47, 0.38],
  rim: [0.55, 0.5, 0.39],
  exposure: 0.92,
  glint: 1.6,
  haze: linear('#EADFC8'),
  hazeStrength: 0.62,
  deepWater: linear('#2F7F8C'),
  shallowWater: linear('#6FB0A4'),
  ripple: [0.16, 0.2, 0.2],
  foam: linear('#EAF0DC'),
  reflection: 0.42,
  vignette: 0.14,
  lampsLit: false,
};

export const DUSK: Sky = {
  sun: [-0.75, 0.62, 0.4],
  sunlight: [0.78, 0.34, 0.21],
  above: [0.155, 0.185, 0.42],
  bounce: [0.18, 0.12, 0.2],
  rim: [0.5, 0.29, 0.21],
  exposure: 1.12,
  glint: 0.9,
  haze: linear('#7A5F86'),
  hazeStrength: 0.55,
  deepWater: linear('#2A3766'),
  shallowWater: linear('#4A5588'),
  ripple: [0.15, 0.085, 0.11],
  foam: linear('#8C86A8'),
  reflection: 0.6,
  vignette: 0.26,
  lampsLit: true,
};

/** The game multiplies day sprites by this at dusk; the emissive layer is made to lie over that product. */
export const DUSK_TINT = 0x8a7ca8;

/** Film curve from linear light to linear display, 0…1: a soft shoulder that keeps whites creamy. */
export function develop(light: number, exposure: number): number {
  const v = Math.max(0, light * exposure);
  return Math.min(1, (v * (1 + v / 5.5)) / (1 + v * 0.62));
}
