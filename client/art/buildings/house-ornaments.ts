import type { Part } from '../grammar/part.ts';
import type { MaterialName } from '../materials/palette.ts';
import { choose } from './design.ts';
import type { Extra } from './house-styles.ts';

const AWNINGS: readonly MaterialName[] = ['redAwning', 'goldAwning', 'tealAwning', 'blueAwning'];
const SIGNS: readonly MaterialName[] = ['teal', 'red', 'indigo', 'plum'];

/** The walls that an ornament hangs on: outer measures and the height of the first floor, tiles. */
export type Frame = { readonly w: number; readonly d: number; readonly h: number; readonly floor: number };

/** `side` is the flank that will be seen: 1 is +x; houses that stand turned show their −x instead. */
export type Setting = { readonly frame: Frame; readonly variant: number; readonly side: 1 | -1 };

/** One ornament in its place on the house. */
export function ornament(extra: Extra, setting: Setting): Part[] {
  return ORNAMENTS[extra](setting);
}

const isTall = (frame: Frame): boolean => frame.h > 1;

const ORNAMENTS: Readonly<Record<Extra, (setting: Setting) => Part[]>> = {
  balcony: ({ frame: { w, d, h, floor } }) => [
    { part: 'balcony', at: [0.1, d / 2, floor + (h > 1.4 ? 0.42 : 0)], w: w * 0.5 },
  ],
  awning: ({ frame, variant }) => [
    {
      part: 'awning',
      at: [isTall(frame) ? -frame.w / 4 : 0, frame.d / 2, 0.56],
      w: 0.58,
      d: 0.28,
      drop: 0.13,
      m: choose(AWNINGS, variant),
    },
  ],
  laundry: ({ frame, variant, side }) =>
    isTall(frame)
      ? [{ part: 'laundry', at: [0.2, frame.d / 2 - 0.22, frame.h], w: frame.w * 0.5, seed: variant }]
      : [{ part: 'laundry', turn: 1, at: [side * (frame.w / 2 + 0.05), 0, 0], w: 0.72, seed: variant }],
  sign: ({ frame: { w, d, floor }, variant }) => [
    { part: 'sign', at: [w / 4, d / 2, floor - 0.13], w: 0.4, m: choose(SIGNS, variant) },
  ],
  stair: ({ frame, side }) => [
    {
      part: 'group',
      at: [side * (frame.w / 2 - 0.02), isTall(frame) ? -0.5 : -0.42, 0],
      parts: sideStair(isTall(frame) ? 0.55 : 0.6, side),
    },
  ],
  jharokhas: ({ frame: { w, d, h, floor }, side }) => [
    { part: 'jharokha', at: [-w / 4, d / 2, floor + 0.18], size: h > 1.4 ? 1 : 0.8 },
    {
      part: 'group',
      turn: side > 0 ? 3 : 1,
      parts: [{ part: 'jharokha', at: [w / 5, w / 2, floor + 0.18], size: h > 1.4 ? 1 : 0.8 }],
    },
  ],
  pots: ({ frame: { w, d }, variant }) => [
    { part: 'pots', at: [w / 2 - 0.25, d / 2 + 0.06, 0], n: 3, seed: variant + 1 },
  ],
  tree: ({ frame: { w, d }, variant }) => [
    { part: 'tree', at: [-w / 2 + 0.12, d / 2 + 0.03, 0], kind: 'round', size: 0.5, seed: variant },
  ],
};

/** A narrow stair along the flank that is seen, climbing to the back. */
function sideStair(rise: number, side: 1 | -1): Part[] {
  return Array.from({ length: 7 }, (_, i) => ({
    part: 'box',
    at: [side * 0.05, 0.75 - i * 0.11, 0],
    size: [0.1, 0.11, (rise * (i + 1)) / 7],
    m: 'paleStone',
  }));
}
