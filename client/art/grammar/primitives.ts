import { hash } from '@sqltown/shared/noise';
import type { MaterialName } from '../materials/palette.ts';
import type { Mesh } from '../mesh/mesh.ts';
import { PLANS } from '../mesh/plans.ts';
import { type Vec3, unit } from '../mesh/vector.ts';
import { drawGable, drawHip } from './roofs.ts';
import type { Part, PartOf, Primitives, Ring } from './part.ts';

type Draw<K extends keyof Primitives> = (mesh: Mesh, part: PartOf<K>) => void;

/** How each primitive becomes faces; `group` is the interpreter's own. */
export const PRIMITIVES: { readonly [K in Exclude<keyof Primitives, 'group'>]: Draw<K> } = {
  box: drawBox,
  frustum: drawFrustum,
  loft: drawLoft,
  gable: drawGable,
  hip: drawHip,
  blob: drawBlob,
  sheet: (mesh, { points, m }) => mesh.polygon(points, m),
  light: (mesh, { reach, strength }) => mesh.lamp([0, 0, 0], reach, strength),
};

type PrimitivePart = Extract<Part, { part: Exclude<keyof Primitives, 'group'> }>;

export function isPrimitive(part: Part): part is PrimitivePart {
  return Object.hasOwn(PRIMITIVES, part.part);
}

function drawBox(mesh: Mesh, { size: [w, d, h], m, top }: PartOf<'box'>): void {
  prism(mesh, { base: [w, d], cap: [w, d], h, m, top: top ?? m });
}

function drawFrustum(mesh: Mesh, { base, cap, h, m }: PartOf<'frustum'>): void {
  prism(mesh, { base, cap, h, m, top: m });
}

type Prism = {
  readonly base: readonly [number, number];
  readonly cap: readonly [number, number];
  readonly h: number;
  readonly m: MaterialName;
  readonly top: MaterialName;
};

function prism(mesh: Mesh, { base, cap, h, m, top }: Prism): void {
  const low = rectangle(base, 0);
  const high = rectangle(cap, h);
  for (let i = 0; i < 4; i++) {
    const j = (i + 1) % 4;
    mesh.polygon([low[i]!, low[j]!, high[j]!, high[i]!], m);
  }
  mesh.polygon(high, top);
}

function rectangle([w, d]: readonly [number, number], z: number): [Vec3, Vec3, Vec3, Vec3] {
  return [
    [-w / 2, -d / 2, z],
    [w / 2, -d / 2, z],
    [w / 2, d / 2, z],
    [-w / 2, d / 2, z],
  ];
}

function drawLoft(mesh: Mesh, { plan, rings, m, smooth, open }: PartOf<'loft'>): void {
  const outline = PLANS[plan];
  const at = (corner: number, [z, r]: Ring): Vec3 => [outline[corner]![0] * r, outline[corner]![1] * r, z];
  for (let k = 0; k + 1 < rings.length; k++) {
    const low = rings[k]!;
    const high = rings[k + 1]!;
    const lean = [slopeAt(rings, k), slopeAt(rings, k + 1)] as const;
    for (let i = 0; i < outline.length; i++) {
      const j = (i + 1) % outline.length;
      const a = at(i, low);
      const b = at(j, low);
      const c = at(j, high);
      const d = at(i, high);
      const material = low[2] ?? m;
      if (!smooth) {
        mesh.polygon([a, b, c, d], material);
        continue;
      }
      const normal = (corner: number, by: readonly [number, number]): Vec3 =>
        unit([outline[corner]![0] * by[0], outline[corner]![1] * by[0], by[1]]);
      const [na, nb, nc, nd] = [
        normal(i, lean[0]),
        normal(j, lean[0]),
        normal(j, lean[1]),
        normal(i, lean[1]),
      ];
      mesh.triangle([a, b, c], material, [na, nb, nc]);
      mesh.triangle([a, c, d], material, [na, nc, nd]);
    }
  }
  const last = rings.at(-1)!;
  if (!open && last[1] > 0.001) {
    mesh.polygon(
      outline.map((_, i) => at(i, last)),
      last[2] ?? m,
    );
  }
}

/** The outward and upward lean of a lofted surface at ring `k`, by central difference. */
function slopeAt(rings: readonly Ring[], k: number): readonly [out: number, up: number] {
  const before = rings[Math.max(0, k - 1)]!;
  const after = rings[Math.min(rings.length - 1, k + 1)]!;
  const out = after[0] - before[0];
  const up = before[1] - after[1];
  const length = Math.hypot(out, up) || 1;
  return [out / length, up / length];
}

const BLOB_ROWS = 6;
const BLOB_COLUMNS = 10;

function drawBlob(mesh: Mesh, { r, m, seed = 1, rough = 0.18, squash = 0.85 }: PartOf<'blob'>): void {
  const vertex = (row: number, column: number): { at: Vec3; normal: Vec3 } => {
    const down = (Math.PI * row) / BLOB_ROWS;
    const round = (2 * Math.PI * (column % BLOB_COLUMNS)) / BLOB_COLUMNS;
    const isPole = row === 0 || row === BLOB_ROWS;
    const c = column % BLOB_COLUMNS;
    const bump = isPole ? 1 : 1 + rough * (hash(seed * 31 + row * 7, c * 14) - 0.5);
    const n: Vec3 = [Math.sin(down) * Math.cos(round), Math.sin(down) * Math.sin(round), Math.cos(down)];
    return {
      at: [n[0] * r * bump, n[1] * r * bump, n[2] * r * bump * squash],
      normal: unit([n[0], n[1], n[2] / squash]),
    };
  };
  for (let i = 0; i < BLOB_ROWS; i++) {
    for (let j = 0; j < BLOB_COLUMNS; j++) {
      const [a, b, c, d] = [vertex(i, j), vertex(i + 1, j), vertex(i + 1, j + 1), vertex(i, j + 1)];
      mesh.triangle([a.at, b.at, c.at], m, [a.normal, b.normal, c.normal]);
      mesh.triangle([a.at, c.at, d.at], m, [a.normal, c.normal, d.normal]);
    }
  }
}
