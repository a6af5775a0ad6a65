import { seeded } from '@sqltown/shared/noise';
import type { MaterialName } from '../../materials/palette.ts';
import type { Vec3 } from '../../mesh/vector.ts';
import type { Part, Rule } from '../part.ts';

const CROWNS: readonly MaterialName[] = ['leaf', 'darkLeaf', 'paleLeaf', 'yellowLeaf'];

export const tree: Rule<'tree'> = ({ kind, size, seed }) => {
  if (kind === 'palm') return palm(size, seed);
  if (kind === 'cypress') return cypress(size);
  return crowned({ size, seed, isBanyan: kind === 'banyan', isBloom: kind === 'bloom' });
};

function cypress(s: number): Part[] {
  return [
    {
      part: 'loft',
      plan: 'octagon',
      m: 'trunk',
      rings: [
        [0, 0.04 * s],
        [0.12 * s, 0.05 * s],
      ],
    },
    {
      part: 'loft',
      plan: 'octagon',
      m: 'darkLeaf',
      smooth: true,
      rings: [
        [0.1 * s, 0.12 * s],
        [0.3 * s, 0.2 * s],
        [0.7 * s, 0.16 * s],
        [1.15 * s, 0.01],
      ],
    },
  ];
}

function palm(s: number, seed: number): Part[] {
  const random = seeded(seed * 77 + 3);
  const height = s * 1.25;
  const lean = (random() - 0.5) * 0.35;
  const joints = 5;
  const trunk = Array.from(
    { length: joints },
    (_, i): Part => ({
      part: 'loft',
      at: [(lean * i) / joints, (lean * i) / joints, (height * i) / joints],
      plan: 'hexagon',
      m: 'trunk',
      smooth: true,
      rings: [
        [0, 0.055 * s],
        [height / joints, 0.05 * s],
      ],
    }),
  );
  const fronds = Array.from({ length: 11 }, (_, i): Part => {
    const angle = (i / 11) * 2 * Math.PI + random() * 0.5;
    const c = Math.cos(angle);
    const q = Math.sin(angle);
    const length = (0.48 + random() * 0.14) * s;
    const width = 0.085 * s;
    const middle: Vec3 = [c * length * 0.55, q * length * 0.55, (0.1 + random() * 0.1) * s];
    const tip: Vec3 = [c * length, q * length, -0.14 * s];
    return {
      part: 'sheet',
      at: [lean, lean, height],
      points: [
        [0, 0, 0],
        [middle[0] - q * width, middle[1] + c * width, middle[2]],
        tip,
        [middle[0] + q * width, middle[1] - c * width, middle[2]],
      ],
      m: i % 2 ? 'leaf' : 'darkLeaf',
    };
  });
  return [...trunk, ...fronds];
}

type Crown = { size: number; seed: number; isBanyan: boolean; isBloom: boolean };

function crowned({ size: s, seed, isBanyan, isBloom }: Crown): Part[] {
  const random = seeded(seed * 77 + 3);
  const height = 0.42 * s;
  const leaf = CROWNS[Math.floor(random() * (isBanyan ? 2 : 4))]!;
  const clumps = isBanyan ? 11 : 6;
  const spread = isBanyan ? 0.62 : 0.25;
  const parts: Part[] = [
    {
      part: 'loft',
      plan: 'octagon',
      m: 'trunk',
      smooth: true,
      rings: [
        [0, 0.1 * s],
        [0.06 * s, 0.065 * s],
        [height + 0.1, 0.05 * s],
      ],
    },
    {
      part: 'blob',
      at: [0, 0, height + 0.3 * s],
      r: (isBanyan ? 0.55 : 0.34) * s,
      m: leaf,
      seed,
      rough: 0.2,
      squash: 0.8,
    },
  ];
  for (let i = 0; i < clumps; i++) {
    const angle = (i / clumps) * 2 * Math.PI + random() * 0.6;
    const out = spread * s * (0.75 + random() * 0.4);
    parts.push({
      part: 'blob',
      at: [Math.cos(angle) * out, Math.sin(angle) * out, height + (0.1 + random() * 0.28) * s],
      r: (0.2 + random() * 0.11) * s * (isBanyan ? 1.35 : 1),
      m: isBloom && i % 2 ? 'blossom' : leaf,
      seed: seed + i * 5,
      rough: 0.22,
      squash: 0.78,
    });
  }
  if (isBanyan) parts.push(...airRoots(s, height));
  return parts;
}

function airRoots(s: number, height: number): Part[] {
  return Array.from({ length: 7 }, (_, i) => {
    const angle = (i / 7) * 2 * Math.PI;
    return {
      part: 'box',
      at: [Math.cos(angle) * 0.5 * s, Math.sin(angle) * 0.5 * s, 0],
      size: [0.03 * s, 0.03 * s, height + 0.2],
      m: 'trunk',
    };
  });
}
