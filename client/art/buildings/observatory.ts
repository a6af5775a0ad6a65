import type { Design } from './design.ts';
import { bowl, dialWheel, domeTower, sundial } from './instruments.ts';

const COURTS = [
  { side: 1.66, gnomon: { run: 1.15, rise: 1.05, w: 0.26 }, at: [-0.05, 0.02] },
  { side: 2.3, gnomon: { run: 1.45, rise: 1.5, w: 0.28 }, at: [-0.4, -0.2] },
  { side: 2.8, gnomon: { run: 1.8, rise: 2, w: 0.32 }, at: [-0.55, -0.25] },
] as const;
const FLOOR = 0.1;

/** Sundials as large as houses: a stair that points to the pole between quadrants, then dials and a dome. */
export const observatory: Design = ({ level, variant }) => {
  const { side, gnomon, at } = COURTS[level - 1]!;
  const wash = variant % 2 ? 'ochre' : 'rose';
  return [
    { part: 'box', size: [side, side, FLOOR], m: 'stone', top: 'terrace' },
    { part: 'group', at: [at[0], at[1], FLOOR], parts: sundial(gnomon, wash) },
    { part: 'lampPost', at: [-side / 2 + 0.16, side / 2 - 0.16, FLOOR], h: 0.45 },
    ...(level === 1 ? [{ part: 'group', at: [0.52, 0.55, FLOOR], parts: bowl(0.2) } as const] : []),
    ...(level > 1
      ? [{ part: 'group', at: [side / 2 - 0.48, side / 2 - 0.5, FLOOR], parts: bowl(0.38) } as const]
      : []),
    ...(level > 1
      ? [
          {
            part: 'group',
            at: [side / 2 - 0.42, -side / 2 + 0.5, FLOOR],
            parts: level === 2 ? dialWheel() : domeTower(),
          } as const,
        ]
      : []),
    ...(level === 3 ? [{ part: 'group', at: [0.42, 0.5, FLOOR], parts: dialWheel() } as const] : []),
    { part: 'person', at: [0.15, side / 2 - 0.25, FLOOR], turn: 3, seed: variant + 17, scale: 0.85 },
  ];
};
