/** A closed outline in the ground plane, within the unit square. */
export type Plan = readonly (readonly [x: number, y: number])[];

/** A regular polygon; the first corner lies at `turn` radians from +x. */
function ngon(corners: number, turn = 0): Plan {
  return Array.from({ length: corners }, (_, i) => {
    const angle = turn + (2 * Math.PI * i) / corners;
    return [Math.cos(angle), Math.sin(angle)] as const;
  });
}

const SQUARE: Plan = [
  [-1, -1],
  [1, -1],
  [1, 1],
  [-1, 1],
];

/** The stepped square of a temple tower: each side comes forward three times. */
const RATHA: Plan = quarters([
  [1, 0.38],
  [0.86, 0.38],
  [0.86, 0.66],
  [0.7, 0.66],
  [0.7, 0.7],
  [0.66, 0.7],
  [0.66, 0.86],
  [0.38, 0.86],
  [0.38, 1],
]);

/** The ribbed cushion stone below a temple's finial. */
const AMALAKA: Plan = ngon(32).map(([x, y], i) => (i % 2 ? ([x * 0.88, y * 0.88] as const) : [x, y]));

/** A river boat, bow along +x. */
const HULL: Plan = [
  [-1, 0],
  [-0.6, -0.27],
  [0.6, -0.27],
  [1, 0],
  [0.6, 0.27],
  [-0.6, 0.27],
];

export const PLANS = {
  square: SQUARE,
  hexagon: ngon(6),
  octagon: ngon(8, Math.PI / 8),
  dodecagon: ngon(12),
  sixteen: ngon(16),
  round: ngon(24),
  ratha: RATHA,
  amalaka: AMALAKA,
  hull: HULL,
} as const;

export type PlanName = keyof typeof PLANS;

function quarters(side: Plan): Plan {
  const turns = [
    [1, 0],
    [0, 1],
    [-1, 0],
    [0, -1],
  ] as const;
  return turns.flatMap(([c, s]) => side.map(([x, y]) => [x * c - y * s, x * s + y * c] as const));
}
