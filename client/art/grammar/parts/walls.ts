import type { Vec3 } from '../../mesh/vector.ts';
import type { Facade, OpeningShape, Part, Rule, Side } from '../part.ts';

/** Quarter turns that bring a wall facing +y round to each side. */
const TURNS: Readonly<Record<Side, number>> = { left: 0, right: 3, backLeft: 2, backRight: 1 };
const SIDES = Object.keys(TURNS) as Side[];
const FRAME = 0.035;
const BAND = 0.045;

export const opening: Rule<'opening'> = ({ w, h, m, shape }) => [
  { part: 'sheet', points: outline(w, h, shape ?? 'arch'), m },
];

export const window: Rule<'window'> = ({ w, h, facade = {} }) => {
  const { shape, pane = 'window', frame = 'trim', hood, shutters, sill = true } = facade;
  const parts: Part[] = [
    { part: 'opening', at: [0, 0.006, -FRAME * 0.6], w: w + 2 * FRAME, h: h + 2 * FRAME, m: frame, shape },
    { part: 'opening', at: [0, 0.012, 0], w, h, m: pane, shape },
  ];
  if (sill) parts.push({ part: 'box', at: [0, 0.025, -0.05], size: [w + 0.1, 0.05, 0.035], m: 'trim' });
  if (hood) parts.push({ part: 'box', at: [0, 0.055, h + 0.035], size: [w + 0.16, 0.11, 0.03], m: hood });
  if (shutters) {
    for (const s of [-1, 1]) {
      parts.push({
        part: 'box',
        at: [s * (w / 2 + FRAME + 0.035), 0.02, 0],
        size: [0.07, 0.03, h * 0.86],
        m: shutters,
      });
    }
  }
  return parts;
};

export const door: Rule<'door'> = ({ w, h, m, lamp = true, frame = 'trim' }) => [
  { part: 'opening', at: [0, 0.006, 0], w: w + 0.11, h: h + 0.06, m: frame },
  { part: 'opening', at: [0, 0.012, 0], w, h, m },
  { part: 'box', at: [0, 0.06, 0], size: [w + 0.16, 0.12, 0.05], m: 'paleStone' },
  ...(lamp ? [{ part: 'wallLamp', at: [w / 2 + 0.13, 0, h * 0.75] } as const] : []),
];

export const wallLamp: Rule<'wallLamp'> = ({ strength = 1 }) => [
  { part: 'box', at: [0, 0.045, 0], size: [0.05, 0.05, 0.07], m: 'lampGlass' },
  { part: 'light', at: [0, 0.16, 0.03], reach: 1.7, strength },
];

/** A storeyed volume: plinth, walls pierced in bays, bands between storeys, cornice and parapet. */
export const block: Rule<'block'> = (spec) => {
  const { w, d, h, wall, storeys = 1, plinth = 0.08, cornice = true, parapet = 0, top = 'terrace' } = spec;
  const storey = (h - plinth) / storeys;
  const parts: Part[] = [
    { part: 'box', at: [0, 0, plinth], size: [w, d, h - plinth], m: wall, top },
    ...SIDES.map((side) => wallOf(spec, { side, storey, plinth })),
  ];
  if (plinth > 0) parts.push({ part: 'box', size: [w + 0.07, d + 0.07, plinth], m: 'darkStone' });
  for (let i = 1; i < storeys; i++) {
    parts.push({
      part: 'box',
      at: [0, 0, plinth + i * storey - 0.02],
      size: [w + 0.05, d + 0.05, BAND],
      m: 'trim',
    });
  }
  if (cornice) parts.push({ part: 'box', at: [0, 0, h - 0.07], size: [w + 0.1, d + 0.1, 0.05], m: 'trim' });
  if (parapet > 0)
    parts.push(...parapets(w, d, parapet).map((p) => raise(p, h - 0.01, spec.parapetM ?? wall)));
  return parts;
};

type Wall = { readonly side: Side; readonly storey: number; readonly plinth: number };

function wallOf(spec: Parameters<typeof block>[0], { side, storey, plinth }: Wall): Part {
  const { w, d, storeys = 1, bays = [2, 2], doors = [], facade = {}, ground = facade } = spec;
  const isLeft = side === 'left' || side === 'backLeft';
  const length = isLeft ? w : d;
  const n = isLeft ? bays[0] : bays[1];
  const [ww, wh] = spec.window ?? [Math.min(0.19, (length / n) * 0.46), Math.min(0.3, storey * 0.46)];
  const parts: Part[] = [];
  for (let level = 0; level < storeys; level++) {
    const dress = level === 0 ? ground : facade;
    for (let bay = 0; bay < n; bay++) {
      const x = bayAt(dress, { bay, n, length });
      if (level === 0 && doors.includes(side) && bay === n >> 1) {
        const dw = Math.min(0.3, (length / n) * 0.6);
        parts.push({
          part: 'door',
          at: [x, 0, plinth],
          w: dw,
          h: Math.min(0.46, storey * 0.78),
          m: spec.door ?? 'blueDoor',
        });
      } else if (hasWindow(dress, bay)) {
        parts.push({
          part: 'window',
          at: [x, 0, plinth + (level + 0.34) * storey],
          w: ww,
          h: wh,
          facade: dress as Facade,
        });
      }
    }
  }
  const off = (isLeft ? d : w) / 2;
  const turn = TURNS[side];
  return { part: 'group', turn, parts: [{ part: 'group', at: [0, off, 0], parts }] };
}

function hasWindow(dress: Facade | 'blank', bay: number): boolean {
  return dress !== 'blank' && (dress.rhythm !== 'second' || bay % 2 === 0);
}

function bayAt(
  dress: Facade | 'blank',
  { bay, n, length }: { bay: number; n: number; length: number },
): number {
  const even = ((bay + 0.5) / n - 0.5) * length * 0.94;
  if (dress === 'blank' || dress.rhythm !== 'paired') return even;
  return even + (bay % 2 === 0 ? 1 : -1) * (length / n) * 0.13 * (bay === n - 1 && n % 2 === 1 ? 0 : 1);
}

function parapets(w: number, d: number, h: number): { at: Vec3; size: Vec3 }[] {
  const thick = 0.07;
  return [
    { at: [0, d / 2 - thick / 2, 0], size: [w, thick, h] },
    { at: [0, -d / 2 + thick / 2, 0], size: [w, thick, h] },
    { at: [w / 2 - thick / 2, 0, 0], size: [thick, d - 2 * thick, h] },
    { at: [-w / 2 + thick / 2, 0, 0], size: [thick, d - 2 * thick, h] },
  ];
}

function raise(p: { at: Vec3; size: Vec3 }, z: number, m: Parameters<typeof block>[0]['wall']): Part {
  return { part: 'box', at: [p.at[0], p.at[1], z], size: p.size, m, top: 'trim' };
}

/** The outline of an opening that stands on z = 0 in the plane y = 0. */
function outline(w: number, h: number, shape: OpeningShape): Vec3[] {
  if (shape === 'square') {
    return [
      [-w / 2, 0, 0],
      [w / 2, 0, 0],
      [w / 2, 0, h],
      [-w / 2, 0, h],
    ];
  }
  const spring = shape === 'cusped' ? 0.5 : 0.62;
  const sharpness = shape === 'cusped' ? 1.25 : 0.85;
  const curve = Array.from({ length: 7 }, (_, i): Vec3 => {
    const angle = (i / 6) * Math.PI;
    return [(w / 2) * Math.cos(angle), 0, h * (spring + (1 - spring) * Math.sin(angle) ** sharpness)];
  });
  return [[-w / 2, 0, 0], [w / 2, 0, 0], ...curve];
}
