import type { Part, Ring, Rule } from '../part.ts';

const CORNERS = [
  [-1, -1],
  [1, -1],
  [1, 1],
  [-1, 1],
] as const;

/** The gilded pot on top of a roof. */
export const kalash: Rule<'kalash'> = ({ size = 1 }) => [
  {
    part: 'loft',
    plan: 'dodecagon',
    m: 'gold',
    smooth: true,
    open: true,
    rings: (
      [
        [0, 0.03],
        [0.03, 0.09],
        [0.08, 0.1],
        [0.13, 0.05],
        [0.17, 0.06],
        [0.21, 0.02],
        [0.34, 0.002],
      ] as const
    ).map(([z, r]): Ring => [z * size, r * size]),
  },
];

export const dome: Rule<'dome'> = ({ r, m = 'lime', rise = 0.95, bulge = 0.06, finial }) => {
  const shell = Array.from({ length: 9 }, (_, i): Ring => {
    const angle = ((i / 8) * Math.PI) / 2;
    const swell = 1 + bulge * Math.sin(angle * 2);
    return [0.05 + Math.sin(angle) * r * rise, Math.max(0.002, Math.cos(angle) * r * swell)];
  });
  return [
    {
      part: 'loft',
      plan: 'round',
      m,
      smooth: true,
      open: true,
      rings: [[0, r * 1.1], [0.04, r * 1.1], [0.041, r], ...shell],
    },
    { part: 'kalash', at: [0, 0, 0.04 + r * rise], size: finial ?? Math.max(0.5, r * 1.5) },
  ];
};

/** A domed kiosk on four columns. */
export const chhatri: Rule<'chhatri'> = ({ r, h = r * 1.7, dome: m = 'lime', lit = true }) => [
  { part: 'box', size: [r * 2.3, r * 2.3, 0.06], m: 'paleStone' },
  ...CORNERS.map(
    ([i, j]): Part => ({
      part: 'column',
      at: [i * r * 0.82, j * r * 0.82, 0.06],
      h,
      r: Math.max(0.025, r * 0.11),
    }),
  ),
  {
    part: 'frustum',
    at: [0, 0, 0.02 + h],
    base: [r * 2.9, r * 2.9],
    cap: [r * 2.4, r * 2.4],
    h: 0.05,
    m: 'stone',
  },
  { part: 'box', at: [0, 0, 0.06 + h], size: [r * 2.5, r * 2.5, 0.05], m: 'trim' },
  { part: 'dome', at: [0, 0, 0.11 + h], r: r * 0.92, m },
  ...(lit ? [{ part: 'light', at: [0, 0, h * 0.7], reach: 1.5, strength: 0.9 } as const] : []),
];

/** A projecting balcony window with its own little dome, on the wall at y = 0. */
export const jharokha: Rule<'jharokha'> = ({ size: s = 1 }) => {
  const w = 0.42 * s;
  const d = 0.2 * s;
  return [
    {
      part: 'frustum',
      at: [0, d / 2 - 0.02, -0.14 * s],
      base: [w * 0.5, 0.05],
      cap: [w, d],
      h: 0.14 * s,
      m: 'paleStone',
    },
    { part: 'box', at: [0, d / 2, 0], size: [w, d, 0.13 * s], m: 'jali' },
    ...[-1, 0, 1].map(
      (i): Part => ({
        part: 'box',
        at: [i * (w / 2 - 0.03), d - 0.03, 0.13 * s],
        size: [0.035, 0.035, 0.24 * s],
        m: 'paleStone',
      }),
    ),
    { part: 'box', at: [0, 0.03, 0.13 * s], size: [w * 0.9, 0.04, 0.24 * s], m: 'window' },
    {
      part: 'frustum',
      at: [0, d / 2, 0.36 * s],
      base: [w + 0.16, d + 0.12],
      cap: [w, d],
      h: 0.06,
      m: 'stone',
    },
    { part: 'dome', at: [0, d / 2 - 0.03, 0.4 * s], r: w * 0.4, finial: 0.5 },
  ];
};

const COURSES = 13;

/** A curved temple tower: a stepped square drawn in towards the top, ribbed by courses, crowned. */
export const shikhara: Rule<'shikhara'> = ({ r, h, m = 'stone' }) => {
  const rings: Ring[] = [];
  for (let i = 0; i <= COURSES; i++) {
    const t = i / COURSES;
    const radius = r * Math.min(1, ((1 - t * 0.985) ** 0.62 * 0.82 + 0.18 * (1 - t) + 0.06) * 0.97);
    rings.push([h * t, radius]);
    if (i < COURSES) rings.push([h * (t + 0.72 / COURSES), radius * 0.995]);
  }
  return [
    { part: 'loft', plan: 'ratha', rings, m },
    {
      part: 'loft',
      at: [0, 0, h],
      plan: 'dodecagon',
      m: 'darkStone',
      smooth: true,
      rings: [
        [0, r * 0.2],
        [0.05, r * 0.16],
      ],
    },
    {
      part: 'loft',
      at: [0, 0, h + 0.04],
      plan: 'amalaka',
      m: 'paleStone',
      rings: [
        [0, r * 0.24],
        [r * 0.1, r * 0.36],
        [r * 0.22, r * 0.24],
        [0.01 + r * 0.24, r * 0.1],
      ],
    },
    { part: 'kalash', at: [0, 0, h + 0.04 + r * 0.24], size: r * 2.1 },
  ];
};

export const flag: Rule<'flag'> = ({ h, m = 'saffron' }) => [
  { part: 'box', size: [0.025, 0.025, h], m: 'darkWood' },
  {
    part: 'sheet',
    points: [
      [0, 0, h],
      [0, 0, h - 0.2],
      [0.17, -0.17, h - 0.13],
    ],
    m,
  },
];
