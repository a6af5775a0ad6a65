import { type MaterialName, materialIndex } from '../materials/palette.ts';
import { TOWARD_VIEWER } from '../render/camera.ts';
import { type Vec3, cross, dot, subtract, unit } from './vector.ts';

/** A warm light: where it hangs, how far it reaches (tiles) and how strong it is. */
export type Lamp = { readonly at: Vec3; readonly reach: number; readonly strength: number };

/** Where a part stands inside its parent: quarter turns anticlockwise seen from above. */
export type Placement = {
  readonly at?: Vec3 | undefined;
  readonly turn?: number | undefined;
  readonly scale?: number | undefined;
};

type Frame = {
  readonly cos: number;
  readonly sin: number;
  readonly scale: number;
  readonly origin: Vec3;
};

const WORLD: Frame = { cos: 1, sin: 0, scale: 1, origin: [0, 0, 0] };
const FIRST_CAPACITY = 1024;
const SMALLEST_FACE = 1e-9;

/**
 * Triangles in growing typed arrays, nine numbers a face for corners and for corner normals.
 * Faces are turned to the viewer: nothing here is ever seen from behind.
 */
export class Mesh {
  count = 0;
  corners = new Float32Array(FIRST_CAPACITY * 9);
  normals = new Float32Array(FIRST_CAPACITY * 9);
  materials = new Uint8Array(FIRST_CAPACITY);
  /** 1 where the corner normals differ. */
  curved = new Uint8Array(FIRST_CAPACITY);
  owners = new Uint16Array(FIRST_CAPACITY);
  readonly lamps: Lamp[] = [];
  /** Whose faces come next; it also decides which of its windows are lit. */
  owner = 1;
  #frame: Frame = WORLD;

  /** Runs `build` with its coordinates moved, turned and scaled into the current frame. */
  within(placement: Placement, build: () => void): void {
    const outer = this.#frame;
    const angle = ((placement.turn ?? 0) * Math.PI) / 2;
    const cos = Math.cos(angle);
    const sin = Math.sin(angle);
    this.#frame = {
      cos: outer.cos * cos - outer.sin * sin,
      sin: outer.sin * cos + outer.cos * sin,
      scale: outer.scale * (placement.scale ?? 1),
      origin: this.#point(placement.at ?? [0, 0, 0]),
    };
    build();
    this.#frame = outer;
  }

  /** One triangle. `normals` (unit, one a corner) make it curved; without them it is flat. */
  triangle(corners: readonly [Vec3, Vec3, Vec3], material: MaterialName, normals?: readonly Vec3[]): void {
    const [a, b, c] = corners.map((p) => this.#point(p)) as [Vec3, Vec3, Vec3];
    const area = cross(subtract(b, a), subtract(c, a));
    if (Math.hypot(area[0], area[1], area[2]) < SMALLEST_FACE) return;
    let flat = unit(area);
    if (dot(flat, TOWARD_VIEWER) < 0) flat = [-flat[0], -flat[1], -flat[2]];
    const i = this.#claim();
    this.corners.set([...a, ...b, ...c], i * 9);
    this.normals.set(
      normals ? normals.flatMap((n) => this.#direction(n)) : [...flat, ...flat, ...flat],
      i * 9,
    );
    this.materials[i] = materialIndex(material);
    this.curved[i] = normals ? 1 : 0;
    this.owners[i] = this.owner;
  }

  /** A flat convex polygon, as a fan. */
  polygon(points: readonly Vec3[], material: MaterialName): void {
    for (let i = 1; i + 1 < points.length; i++) {
      this.triangle([points[0]!, points[i]!, points[i + 1]!], material);
    }
  }

  lamp(at: Vec3, reach: number, strength: number): void {
    this.lamps.push({ at: this.#point(at), reach: reach * this.#frame.scale, strength });
  }

  #point([px, py, pz]: Vec3): Vec3 {
    const { cos, sin, scale, origin } = this.#frame;
    const x = px * scale;
    const y = py * scale;
    return [cos * x - sin * y + origin[0], sin * x + cos * y + origin[1], pz * scale + origin[2]];
  }

  #direction([x, y, z]: Vec3): Vec3 {
    const { cos, sin } = this.#frame;
    return [cos * x - sin * y, sin * x + cos * y, z];
  }

  #claim(): number {
    if (this.count === this.materials.length) {
      this.corners = widen(this.corners, new Float32Array(this.corners.length * 2));
      this.normals = widen(this.normals, new Float32Array(this.normals.length * 2));
      this.materials = widen(this.materials, new Uint8Array(this.materials.length * 2));
      this.curved = widen(this.curved, new Uint8Array(this.curved.length * 2));
      this.owners = widen(this.owners, new Uint16Array(this.owners.length * 2));
    }
    return this.count++;
  }
}

function widen<T extends Float32Array | Uint8Array | Uint16Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
