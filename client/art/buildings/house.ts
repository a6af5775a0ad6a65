import type { Part } from '../grammar/part.ts';
import { type Design, choose } from './design.ts';
import { haveliCrown, roofRoom, terraceLife } from './house-crowns.ts';
import { type Frame, ornament } from './house-ornaments.ts';
import { HOUSE_STYLES, type HouseStyle } from './house-styles.ts';

/** Cottage, home, haveli: one, two and three storeys of the same family's taste. */
export const house: Design = ({ level, variant }) => {
  const style = choose(HOUSE_STYLES, variant);
  const parts = [cottage, home, haveli][level - 1]!(style, variant);
  return [{ part: 'group', turn: sideOf(variant) > 0 ? 0 : 3, parts }];
};

/** Odd variants stand turned, so that their front looks right and their −x flank left. */
function sideOf(variant: number): 1 | -1 {
  return variant % 2 === 1 ? -1 : 1;
}

function cottage(style: HouseStyle, variant: number): Part[] {
  const { roof, m, ridge, extras } = style.cottage;
  const frame: Frame = { w: 1.12, d: 0.94, h: roof === 'terrace' ? 0.7 : 0.62, floor: 0.6 };
  const { w, d, h } = frame;
  return [
    {
      part: 'block',
      w,
      d,
      h,
      wall: style.wall,
      bays: [3, 2],
      doors: ['left'],
      door: style.door,
      facade: { ...style.facade, hood: undefined },
      cornice: roof === 'terrace',
      parapet: roof === 'terrace' ? 0.1 : 0,
    },
    ...(roof === 'gable'
      ? [{ part: 'gable', at: [0, 0, h], w, d, h: 0.42, m, wall: style.wall, over: 0.09, ridge } as const]
      : []),
    ...(roof === 'hip' ? [{ part: 'hip', at: [0, 0, h], w, d, h: 0.38, m, over: 0.1 } as const] : []),
    ...extras.flatMap((extra) => ornament(extra, { frame, variant, side: sideOf(variant) })),
  ];
}

function home(style: HouseStyle, variant: number): Part[] {
  const { crown, m, extras } = style.home;
  const frame: Frame = { w: 1.28, d: 1.16, h: 1.18, floor: 0.62 };
  const { w, d, h } = frame;
  const isFlat = crown === 'terrace' || crown === 'room';
  return [
    {
      part: 'block',
      w,
      d,
      h,
      wall: style.wall,
      storeys: 2,
      bays: [style.bays[0], style.bays[0]],
      doors: ['left', sideOf(variant) > 0 ? 'right' : 'backRight'],
      door: style.door,
      facade: style.facade,
      ground: style.ground ?? style.facade,
      parapet: isFlat ? 0.13 : 0,
    },
    ...(crown === 'hip' ? [{ part: 'hip', at: [0, 0, h], w, d, h: 0.48, m, over: 0.1 } as const] : []),
    ...(crown === 'gable'
      ? [{ part: 'gable', at: [0, 0, h], w, d, h: 0.5, m, wall: style.wall, over: 0.08 } as const]
      : []),
    ...(crown === 'room' ? roofRoom(style, { at: [-0.3, -0.24, h], w: 0.6, d: 0.6, h: 0.45, roof: m }) : []),
    ...(crown === 'terrace' ? terraceLife(variant, h) : []),
    ...extras.flatMap((extra) => ornament(extra, { frame, variant, side: sideOf(variant) })),
  ];
}

function haveli(style: HouseStyle, variant: number): Part[] {
  const { crown, extras } = style.haveli;
  const frame: Frame = { w: 1.56, d: 1.46, h: 1.55, floor: 0.56 };
  const { w, d, h } = frame;
  return [
    {
      part: 'block',
      w,
      d,
      h: frame.floor + 0.02,
      wall: style.wall,
      bays: [style.bays[1], style.bays[1]],
      doors: ['left', sideOf(variant) > 0 ? 'right' : 'backRight'],
      door: style.door,
      facade: style.facade,
      ground: style.ground ?? style.facade,
    },
    {
      part: 'block',
      at: [0, 0, frame.floor],
      w,
      d,
      h: h - frame.floor,
      wall: style.upper,
      storeys: 2,
      bays: [style.bays[1], style.bays[1]],
      facade: style.facade,
      plinth: 0,
      parapet: 0.14,
    },
    ...haveliCrown(crown, style, h),
    ...extras.flatMap((extra) => ornament(extra, { frame, variant, side: sideOf(variant) })),
  ];
}
