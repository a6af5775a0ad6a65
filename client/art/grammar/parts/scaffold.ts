import type { Part, Rule } from '../part.ts';

/** Bamboo poles, ledgers, planks and ladders round a box. */
export const scaffold: Rule<'scaffold'> = ({ w, d, h }) => {
  const parts: Part[] = [];
  const bays = Math.max(2, Math.round(Math.max(w, d) / 0.7));
  const height = h + 0.25;
  for (let i = 0; i <= bays; i++) {
    for (const s of [-1, 1]) {
      parts.push(
        {
          part: 'box',
          at: [-w / 2 + (w * i) / bays, (s * d) / 2, 0],
          size: [0.035, 0.035, height],
          m: 'bamboo',
        },
        {
          part: 'box',
          at: [(s * w) / 2, -d / 2 + (d * i) / bays, 0],
          size: [0.035, 0.035, height],
          m: 'bamboo',
        },
      );
    }
  }
  for (let z = 0.42; z < h + 0.2; z += 0.42) {
    for (const s of [-1, 1]) {
      parts.push(
        { part: 'box', at: [0, (s * d) / 2, z], size: [w + 0.16, 0.035, 0.03], m: 'bamboo' },
        { part: 'box', at: [(s * w) / 2, 0, z + 0.03], size: [0.035, d + 0.16, 0.03], m: 'bamboo' },
      );
    }
    parts.push(
      { part: 'box', at: [0, d / 2 - 0.06, z], size: [w, 0.12, 0.025], m: 'wood' },
      { part: 'box', at: [w / 2 - 0.06, 0, z], size: [0.12, d, 0.025], m: 'wood' },
    );
  }
  return [...parts, ...ladder(w, d, h)];
};

function ladder(w: number, d: number, h: number): Part[] {
  const rungs = Math.max(4, Math.round(h / 0.1));
  return [-0.03, 0.03].flatMap((side): Part[] =>
    Array.from({ length: rungs }, (_, i): Part => {
      const t = i / rungs;
      return {
        part: 'box',
        at: [w * (0.2 - 0.3 * t) + side, d / 2 + 0.03, h * t],
        size: [0.02, 0.02, h / rungs],
        m: 'darkWood',
      };
    }),
  );
}
