import { smooth } from '@sqltown/shared/noise';
import { MATERIALS } from '../materials/palette.ts';
import { type Surface, newSurface } from '../materials/patterns.ts';
import { WATER_Z } from '../catalogue/riverside.ts';
import type { Mesh } from '../mesh/mesh.ts';
import { mix } from '../mesh/vector.ts';
import { type Camera, nearness, screenX, screenY, unproject } from '../render/camera.ts';
import { Heights } from '../render/heights.ts';
import { Lamplight } from '../render/lamplight.ts';
import { DepthBuffer } from '../render/rasterise.ts';
import { meet, shade } from '../render/shade.ts';
import type { Sky } from '../render/skies.ts';
import { Sun } from '../render/sun.ts';
import { look, rimAt } from '../render/view.ts';
import { groundColor } from './ground.ts';
import { foamAt, ripplesAt, waterColor } from './water.ts';

export type Frame = {
  readonly camera: Camera;
  readonly width: number;
  readonly height: number;
  readonly middle: number;
};

/** Linear light before exposure, three numbers a pixel, and apart from it what glows by itself. */
export type Light = { readonly light: Float32Array; readonly glow: Float32Array };

const HAZE_FROM_TILES = 8;
const HAZE_TO_TILES = 46;

/** Renders the city mesh under one sky, with shadows, lamps, haze and the river's reflections. */
export function renderCity(mesh: Mesh, frame: Frame, sky: Sky): Light {
  const painter = new Painter(mesh, frame, sky);
  const pixels = frame.width * frame.height;
  const light = new Float32Array(pixels * 3);
  const glow = new Float32Array(pixels * 3);
  for (let y = 0; y < frame.height; y++) {
    for (let x = 0; x < frame.width; x++) painter.paintPixel(x, y, { light, glow });
  }
  return { light, glow };
}

class Painter {
  readonly #mesh: Mesh;
  readonly #frame: Frame;
  readonly #sky: Sky;
  readonly #view: DepthBuffer;
  readonly #mirrored: DepthBuffer;
  readonly #heights: Heights;
  readonly #sun: Sun;
  readonly #lamps: Lamplight;
  readonly #s = newSurface();
  readonly #out = new Float64Array(3);
  readonly #lamp = new Float64Array(3);
  readonly #reflected = new Float64Array(3);

  constructor(mesh: Mesh, frame: Frame, sky: Sky) {
    const area = seenArea(frame);
    this.#mesh = mesh;
    this.#frame = frame;
    this.#sky = sky;
    this.#view = look(mesh, frame.camera, frame);
    this.#mirrored = lookMirrored(mesh, frame);
    this.#heights = new Heights(mesh, { area, floor: WATER_Z, perTile: 16 });
    this.#sun = new Sun(mesh, { toward: sky.sun, area, top: 5 });
    this.#lamps = new Lamplight(sky.lampsLit ? mesh.lamps : []);
  }

  paintPixel(x: number, y: number, to: Light): void {
    const pixel = y * this.#frame.width + x;
    const face = this.#view.faces[pixel]!;
    const at = pixel * 3;
    if (face < 0) {
      to.light.set(this.#sky.haze, at);
      return;
    }
    unproject(this.#frame.camera, [x + 0.5, y + 0.5, this.#view.depth[pixel]!], this.#s);
    const isWater = MATERIALS[this.#mesh.materials[face]!]!.pattern === 'water';
    if (isWater) this.#paintWater(x, y);
    else this.#paintSolid(face, pixel);
    const haze = this.#hazeAt(this.#s) * this.#sky.hazeStrength;
    for (let c = 0; c < 3; c++) {
      const glow = isWater || !this.#sky.lampsLit ? 0 : this.#s.glow[c]!;
      to.glow[at + c] = glow;
      to.light[at + c] = mix(this.#out[c]! + glow, this.#sky.haze[c]!, haze);
    }
  }

  #hazeAt(p: { x: number; y: number }): number {
    return smooth(HAZE_FROM_TILES, HAZE_TO_TILES, this.#frame.middle - (p.x + p.y));
  }

  #paintSolid(face: number, pixel: number): void {
    const s = this.#s;
    const material = meet(s, this.#mesh, face);
    const isGround = material.pattern === 'ground';
    if (isGround) groundColor(s.x, s.y, s.albedo);
    const openness = this.#heights.openness(s);
    const rim = isGround
      ? 0
      : rimAt(this.#view, this.#mesh, { pixel, step: 1, material, ny: s.ny, nz: s.nz });
    shade(s, material, { sky: this.#sky, sun: this.#sun, openness, rim, out: this.#out });
    this.#addLamps(s, openness);
  }

  #addLamps(s: Surface, openness: number): void {
    this.#lamp.fill(0);
    this.#lamps.addTo(this.#lamp, s, openness);
    for (let c = 0; c < 3; c++) this.#out[c]! += s.albedo[c]! * this.#lamp[c]!;
  }

  #paintWater(x: number, y: number): void {
    const s = this.#s;
    const { x: px, y: py } = s;
    const at = ripplesAt(px, py);
    Object.assign(s, { nx: 0, ny: 0, nz: 1 });
    s.albedo.fill(0.28 * (0.4 + 1.2 * at.ripple));
    waterColor(this.#sky, at, { lit: this.#sun.reaches(s), out: this.#out });
    this.#addLamps(s, 1);
    const sway = this.#frame.camera.scale / 26;
    const fromX = clamp(
      x + Math.round(((at.swell - 0.5) * 10 + (at.ripple - 0.5) * 7) * sway),
      this.#frame.width,
    );
    const fromY = clamp(y + Math.round((at.ripple - 0.5) * 6 * sway), this.#frame.height);
    this.#reflect(fromX, fromY);
    const foam = foamAt(at);
    for (let c = 0; c < 3; c++) this.#out[c] = mix(this.#out[c]!, this.#sky.foam[c]!, foam);
    s.x = px;
    s.y = py;
  }

  /** Blends in what stands mirrored behind a pixel of the water. */
  #reflect(x: number, y: number): void {
    const pixel = y * this.#frame.width + x;
    const face = this.#mirrored.faces[pixel]!;
    if (face < 0) return;
    const s = this.#s;
    unproject(this.#frame.camera, [x + 0.5, y + 0.5, this.#mirrored.depth[pixel]!], s);
    s.z = 2 * WATER_Z - s.z;
    const material = meet(s, this.#mesh, face);
    shade(s, material, { sky: this.#sky, sun: this.#sun, openness: 0.85, rim: 0, out: this.#reflected });
    const share = this.#sky.reflection * (1 - 0.45 * smooth(0.5, 5, s.z - WATER_Z));
    for (let c = 0; c < 3; c++) {
      const glow = this.#sky.lampsLit ? s.glow[c]! * 0.75 : 0;
      this.#out[c] = mix(this.#out[c]!, this.#reflected[c]! * (0.85 + c * 0.07) + glow, share);
    }
  }
}

function clamp(v: number, size: number): number {
  return Math.min(size - 1, Math.max(0, v));
}

/** The view of everything above the water, turned upside down about its surface. */
function lookMirrored(mesh: Mesh, { camera, width, height }: Frame): DepthBuffer {
  const buffer = new DepthBuffer(width, height);
  const p = mesh.corners;
  const project = (i: number): [number, number, number] => {
    const x = p[i]!;
    const y = p[i + 1]!;
    const z = 2 * WATER_Z - p[i + 2]!;
    return [screenX(camera, x, y), screenY(camera, { x, y, z }), nearness(x, y, z)];
  };
  for (let f = 0; f < mesh.count; f++) {
    const { pattern } = MATERIALS[mesh.materials[f]!]!;
    const top = Math.max(p[f * 9 + 2]!, p[f * 9 + 5]!, p[f * 9 + 8]!);
    if (pattern === 'water' || pattern === 'ground' || top < WATER_Z + 0.02) continue;
    buffer.draw([...project(f * 9), ...project(f * 9 + 3), ...project(f * 9 + 6)], f);
  }
  return buffer;
}

/** The ground that a frame can show, with a margin for tall things below its lower edge. */
function seenArea({ camera, width, height }: Frame): { x0: number; y0: number; x1: number; y1: number } {
  const corners = [0, width].flatMap((x) =>
    [0, height * 1.2].map((y) => {
      const u = (x - camera.originX) / camera.scale;
      const v = (2 * (y - camera.originY)) / camera.scale;
      return [(v + u) / 2, (v - u) / 2] as const;
    }),
  );
  return {
    x0: Math.min(...corners.map(([x]) => x)) - 2,
    y0: Math.min(...corners.map(([, y]) => y)) - 2,
    x1: Math.max(...corners.map(([x]) => x)) + 2,
    y1: Math.max(...corners.map(([, y]) => y)) + 2,
  };
}
