import { MATERIALS, type Material } from '../materials/palette.ts';
import { type Surface, paint } from '../materials/patterns.ts';
import type { Mesh } from '../mesh/mesh.ts';
import { type Vec3, dot, mix, unit } from '../mesh/vector.ts';
import { TOWARD_VIEWER } from './camera.ts';
import type { Sky } from './skies.ts';
import type { Sun } from './sun.ts';

/** Fills the surface's normal and paint for the face that covers its point; returns the material. */
export function meet(s: Surface, mesh: Mesh, face: number): Material {
  const n = mesh.normals;
  const i = face * 9;
  if (mesh.curved[face] === 0) {
    s.nx = n[i]!;
    s.ny = n[i + 1]!;
    s.nz = n[i + 2]!;
  } else bend(s, mesh, i);
  s.owner = mesh.owners[face]!;
  const material = MATERIALS[mesh.materials[face]!]!;
  paint(s, material);
  return material;
}

/** Light that a surface throws to the viewer, linear, before exposure: sky, sun, rim and gilding; no lamps. */
export function shade(
  s: Surface,
  material: Material,
  by: { sky: Sky; sun: Sun; openness: number; rim: number; out: Float64Array },
): void {
  const { sky, sun, openness, rim, out } = by;
  const facing = s.nx * sun.toward[0] + s.ny * sun.toward[1] + s.nz * sun.toward[2];
  const direct = material.pattern === 'leaf' ? throughLeaves(s, sun, facing) : onWall(s, sun, facing);
  const fromLeft = 0.5 + 0.35 * (s.ny - s.nx);
  const ambient = openness * (0.35 + 0.65 * openness) * (0.8 + 0.34 * fromLeft);
  const upward = s.nz * 0.5 + 0.5;
  for (let c = 0; c < 3; c++) {
    const light = mix(sky.bounce[c]!, sky.above[c]!, upward) * ambient + sky.sunlight[c]! * direct;
    out[c] = s.albedo[c]! * light + sky.rim[c]! * rim * (0.25 + s.albedo[c]!);
  }
  if (material.pattern === 'gold') gild(s, sun.toward, sky.glint, out);
}

function onWall(s: Surface, sun: Sun, facing: number): number {
  return facing > 0 ? facing * sun.reaches(s) : 0;
}

/** Foliage lets light through: it is lit from a quarter tile nearer the sun, and never quite dark. */
function throughLeaves(s: Surface, sun: Sun, facing: number): number {
  const lifted = {
    x: s.x + sun.toward[0] * 0.25,
    y: s.y + sun.toward[1] * 0.25,
    z: s.z + sun.toward[2] * 0.25,
    nx: 0,
    ny: 0,
    nz: 0,
  };
  return Math.max(0, facing * 0.75 + 0.2) * mix(0.35, 1, sun.reaches(lifted));
}

function gild(s: Surface, toward: Vec3, strength: number, out: Float64Array): void {
  const half = unit([
    toward[0] + TOWARD_VIEWER[0],
    toward[1] + TOWARD_VIEWER[1],
    toward[2] + TOWARD_VIEWER[2],
  ]);
  const glint = Math.max(0, dot(half, [s.nx, s.ny, s.nz])) ** 14 * strength;
  out[0]! += glint;
  out[1]! += glint * 0.8;
  out[2]! += glint * 0.4;
}

/** Interpolates corner normals at the surface's point by barycentric coordinates. */
function bend(s: Surface, mesh: Mesh, i: number): void {
  const p = mesh.corners;
  const n = mesh.normals;
  const ax = p[i]!;
  const ay = p[i + 1]!;
  const az = p[i + 2]!;
  const e0x = p[i + 3]! - ax;
  const e0y = p[i + 4]! - ay;
  const e0z = p[i + 5]! - az;
  const e1x = p[i + 6]! - ax;
  const e1y = p[i + 7]! - ay;
  const e1z = p[i + 8]! - az;
  const qx = s.x - ax;
  const qy = s.y - ay;
  const qz = s.z - az;
  const d00 = e0x * e0x + e0y * e0y + e0z * e0z;
  const d01 = e0x * e1x + e0y * e1y + e0z * e1z;
  const d11 = e1x * e1x + e1y * e1y + e1z * e1z;
  const d20 = qx * e0x + qy * e0y + qz * e0z;
  const d21 = qx * e1x + qy * e1y + qz * e1z;
  const inverse = 1 / (d00 * d11 - d01 * d01);
  const v = (d11 * d20 - d01 * d21) * inverse;
  const w = (d00 * d21 - d01 * d20) * inverse;
  const u = 1 - v - w;
  const x = n[i]! * u + n[i + 3]! * v + n[i + 6]! * w;
  const y = n[i + 1]! * u + n[i + 4]! * v + n[i + 7]! * w;
  const z = n[i + 2]! * u + n[i + 5]! * v + n[i + 8]! * w;
  const length = Math.hypot(x, y, z) || 1;
  s.nx = x / length;
  s.ny = y / length;
  s.nz = z / length;
}
