import { GHATS, LANDMARKS, OLD_QUARTER, ORIGIN, type Standing, inGhats } from '@sqltown/shared/plan';
import { DESIGNS } from '../buildings/index.ts';
import { mouthOf } from '../buildings/stepwell.ts';
import { WATER_Z } from '../catalogue/riverside.ts';
import { draw } from '../grammar/draw.ts';
import { variantOf } from '../manifest.ts';
import { Mesh } from '../mesh/mesh.ts';
import type { Vec3 } from '../mesh/vector.ts';
import { decor } from './decor.ts';
import { FAR_Y, groundHeight, isDrowned } from './ground.ts';

const REACH = 44;

/** The whole old quarter as one mesh: ground, river, every standing building, and the life between. */
export function cityMesh(): Mesh {
  const mesh = new Mesh();
  const standing: readonly Standing[] = [...LANDMARKS, ...OLD_QUARTER.houses];
  mesh.owner = 0;
  layGround(mesh, standing);
  const far = ORIGIN + 60;
  const near = ORIGIN - 60;
  mesh.polygon(
    [
      [near, ORIGIN + 5, WATER_Z],
      [far, ORIGIN + 5, WATER_Z],
      [far, far, WATER_Z],
      [near, far, WATER_Z],
    ],
    'water',
  );
  for (const [i, s] of standing.entries()) {
    mesh.owner = i + 10;
    const variant = variantOf(s.kind, s.seed);
    draw(mesh, [{ part: 'group', at: [s.x, s.y, 0], parts: DESIGNS[s.kind]({ level: s.level, variant }) }]);
  }
  mesh.owner = 5;
  draw(mesh, decor());
  return mesh;
}

function layGround(mesh: Mesh, standing: readonly Standing[]): void {
  const wells = standing.filter((s) => s.kind === 'stepwell' && mouthOf(s.level) > 0);
  for (let x = ORIGIN - REACH; x < ORIGIN + REACH; x++) {
    for (let y = ORIGIN - REACH; y < ORIGIN + REACH; y++) {
      if (inGhats(x + 0.5) && y >= GHATS.y && y < FAR_Y) continue;
      const byWell = wells.some((s) => Math.abs(s.x - x) < 3 && Math.abs(s.y - y) < 3);
      const isBank = (y > ORIGIN + 5 && y < ORIGIN + 13) || (y > FAR_Y && y < FAR_Y + 9);
      layTile(mesh, { x, y, parts: byWell ? 10 : isBank ? 6 : 1, wells });
    }
  }
}

type Tile = {
  readonly x: number;
  readonly y: number;
  readonly parts: number;
  readonly wells: readonly Standing[];
};

function layTile(mesh: Mesh, { x, y, parts, wells }: Tile): void {
  const size = 1 / parts;
  for (let i = 0; i < parts; i++) {
    for (let j = 0; j < parts; j++) {
      const px = x + i * size;
      const py = y + j * size;
      if (isDrowned(px, py) && isDrowned(px + size, py + size)) continue;
      if (wells.some((s) => isOverMouth(s, px + size / 2, py + size / 2))) continue;
      mesh.polygon(
        [onGround(px, py), onGround(px + size, py), onGround(px + size, py + size), onGround(px, py + size)],
        'ground',
      );
    }
  }
}

function onGround(x: number, y: number): Vec3 {
  return [x, y, groundHeight(x, y)];
}

function isOverMouth(well: Standing, x: number, y: number): boolean {
  return Math.max(Math.abs(well.x - x), Math.abs(well.y - y)) < mouthOf(well.level) + 0.1;
}
