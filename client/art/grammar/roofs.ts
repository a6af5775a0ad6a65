import type { Mesh } from '../mesh/mesh.ts';
import type { Vec3 } from '../mesh/vector.ts';
import type { PartOf } from './part.ts';

const EAVE = 0.05;

/** A pitched roof with its two gable walls, on top of the walls at z = 0. */
export function drawGable(mesh: Mesh, { w, d, h, m, wall, over = 0.08, ridge = 'x' }: PartOf<'gable'>): void {
  const [along, across] = ridge === 'x' ? [w, d] : [d, w];
  mesh.within({ turn: ridge === 'x' ? 0 : 1 }, () => {
    const x = along / 2 + over;
    const y = across / 2 + over;
    const low = (-over * h) / (across / 2);
    for (const s of [1, -1]) {
      mesh.polygon(
        [
          [-x, s * y, low],
          [x, s * y, low],
          [x, 0, h],
          [-x, 0, h],
        ],
        m,
      );
      mesh.polygon(
        [
          [-x, s * y, low - EAVE],
          [x, s * y, low - EAVE],
          [x, s * y, low],
          [-x, s * y, low],
        ],
        'darkWood',
      );
      mesh.polygon(
        [
          [(s * along) / 2, -across / 2, 0],
          [(s * along) / 2, across / 2, 0],
          [(s * along) / 2, 0, h - 0.02],
        ],
        wall,
      );
      for (const q of [1, -1]) {
        mesh.polygon(
          [
            [s * x, q * y, low],
            [s * x, q * y, low - EAVE],
            [s * x, 0, h - EAVE],
            [s * x, 0, h],
          ],
          'darkWood',
        );
      }
    }
    ridgeCap(mesh, x, h);
  });
}

function ridgeCap(mesh: Mesh, x: number, h: number): void {
  for (const s of [1, -1]) {
    mesh.polygon(
      [
        [-x, s * 0.035, h - 0.02],
        [x, s * 0.035, h - 0.02],
        [x, s * 0.035, h + 0.03],
        [-x, s * 0.035, h + 0.03],
      ],
      'darkTile',
    );
  }
  mesh.polygon(
    [
      [-x, -0.035, h + 0.03],
      [x, -0.035, h + 0.03],
      [x, 0.035, h + 0.03],
      [-x, 0.035, h + 0.03],
    ],
    'darkTile',
  );
}

/** A roof that slopes to all four sides. */
export function drawHip(mesh: Mesh, { w, d, h, m, over = 0.1 }: PartOf<'hip'>): void {
  const x = w / 2 + over;
  const y = d / 2 + over;
  const isWide = w >= d;
  const half = Math.abs(w - d) / 2 + 0.08;
  const r1: Vec3 = isWide ? [-half, 0, h] : [0, -half, h];
  const r2: Vec3 = isWide ? [half, 0, h] : [0, half, h];
  const eave = (z: number): [Vec3, Vec3, Vec3, Vec3] => [
    [-x, -y, z],
    [x, -y, z],
    [x, y, z],
    [-x, y, z],
  ];
  const [a, b, c, e] = eave(-0.03);
  const faces = isWide
    ? [
        [e, c, r2, r1],
        [b, a, r1, r2],
        [c, b, r2],
        [a, e, r1],
      ]
    : [
        [c, b, r1, r2],
        [a, e, r2, r1],
        [e, c, r2],
        [b, a, r1],
      ];
  for (const face of faces) mesh.polygon(face, m);
  const low = eave(-0.08);
  const high = eave(-0.03);
  for (let i = 0; i < 4; i++) {
    const j = (i + 1) % 4;
    mesh.polygon([low[i]!, low[j]!, high[j]!, high[i]!], 'darkWood');
  }
}
