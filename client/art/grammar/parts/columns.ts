import type { Part, Rule } from '../part.ts';

export const column: Rule<'column'> = ({ h, r = 0.05, m = 'paleStone' }) => [
  { part: 'box', size: [r * 3, r * 3, 0.05], m },
  {
    part: 'loft',
    plan: 'octagon',
    m,
    smooth: true,
    rings: [
      [0.05, r],
      [h - 0.07, r * 0.85],
    ],
  },
  { part: 'box', at: [0, 0, h - 0.07], size: [r * 3, r * 3, 0.07], m },
];

/** A row of columns along the front edge under a slab that reaches back by `d`. */
export const colonnade: Rule<'colonnade'> = ({ w, d, h, n, r = 0.04, m = 'paleStone', roof = 'terrace' }) => {
  const span = w - 0.14;
  const x = (i: number): number => -span / 2 + (span * i) / (n - 1);
  const y = d / 2 - 0.07;
  const columns = Array.from({ length: n }, (_, i): Part => ({ part: 'column', at: [x(i), y, 0], h, r, m }));
  return [
    ...columns,
    { part: 'box', at: [0, y, h - 0.06], size: [span, 0.05, 0.06], m },
    { part: 'box', at: [0, 0, h], size: [w + 0.1, d + 0.06, 0.07], m: 'trim', top: roof },
  ];
};

/** A flight down towards +y; its origin is the top edge. Treads fall by `rise`, each `run` deep. */
export const steps: Rule<'steps'> = ({ w, n, rise, run, m = 'paleStone' }) =>
  Array.from({ length: n }, (_, i) => ({
    part: 'box',
    at: [0, run * (i + 0.5), -rise * (i + 1)],
    size: [w, run, rise],
    m,
  }));

/** An outside stair that climbs along a wall towards +x, solid below. */
export const stair: Rule<'stair'> = ({ run, rise, w, m = 'paleStone' }) => {
  const n = Math.max(4, Math.round(rise / 0.07));
  return Array.from({ length: n }, (_, i) => ({
    part: 'box',
    at: [(run * (i + 0.5)) / n, w / 2, 0],
    size: [run / n, w, (rise * (i + 1)) / n],
    m,
  }));
};
