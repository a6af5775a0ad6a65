import type { Mesh } from '../mesh/mesh.ts';
import { MATERIALS, type Material } from '../materials/palette.ts';
import { type Camera, nearness, screenX, screenY } from './camera.ts';
import { DepthBuffer } from './rasterise.ts';

const RIM_STEP = 0.14;

/** What the camera sees of a mesh: the nearest face in every pixel. */
export function look(
  mesh: Mesh,
  camera: Camera,
  size: { readonly width: number; readonly height: number },
): DepthBuffer {
  const buffer = new DepthBuffer(size.width, size.height);
  const p = mesh.corners;
  const project = (i: number): [number, number, number] => {
    const x = p[i]!;
    const y = p[i + 1]!;
    const z = p[i + 2]!;
    return [screenX(camera, x, y), screenY(camera, { x, y, z }), nearness(x, y, z)];
  };
  for (let f = 0; f < mesh.count; f++) {
    buffer.draw([...project(f * 9), ...project(f * 9 + 3), ...project(f * 9 + 6)], f);
  }
  return buffer;
}

/**
 * How strongly a pixel catches the light of an edge: where it stands before something farther up or left,
 * or where a lit wall meets the roof above it. `step` is the rim's width in samples.
 */
export function rimAt(
  view: DepthBuffer,
  mesh: Mesh,
  at: { pixel: number; step: number; material: Material; ny: number; nz: number },
): number {
  const { pixel, step, material, ny, nz } = at;
  const above = pixel - step * view.width;
  const left = pixel - step;
  if (material.pattern === 'leaf' || above < 0 || left < 0) return 0;
  const depth = view.depth[pixel]!;
  if (depth - view.depth[above]! > RIM_STEP || depth - view.depth[left]! > RIM_STEP) {
    return Math.max(nz, 0.55 * Math.max(0, ny));
  }
  const other = view.faces[above]!;
  const own = view.faces[pixel]!;
  if (other < 0 || other === own || mesh.curved[own] === 1 || nz >= 0.5 || ny <= 0.2) return 0;
  const isRoofAbove =
    mesh.normals[other * 9 + 2]! > 0.6 && MATERIALS[mesh.materials[other]!]!.pattern !== 'ground';
  return isRoofAbove ? 0.55 : 0;
}
