/** Screen (or map) coordinates of a face: x and y in pixels, depth where larger wins. */
export type Corners = readonly [
  ax: number,
  ay: number,
  az: number,
  bx: number,
  by: number,
  bz: number,
  cx: number,
  cy: number,
  cz: number,
];

/** A depth buffer that may remember which face won each pixel. Empty pixels hold `EMPTY` and face −1. */
export class DepthBuffer {
  readonly depth: Float32Array;
  readonly faces: Int32Array;
  readonly width: number;
  readonly height: number;

  constructor(width: number, height: number) {
    this.width = width;
    this.height = height;
    this.depth = new Float32Array(width * height).fill(EMPTY);
    this.faces = new Int32Array(width * height).fill(-1);
  }

  /** Draws one triangle by edge functions; pixel centres lie at .5. */
  draw(corners: Corners, face: number): void {
    const [ax, ay, az, bx, by, bz, cx, cy, cz] = corners;
    const area = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
    if (Math.abs(area) < SLIVER) return;
    const x0 = Math.max(0, Math.floor(Math.min(ax, bx, cx) - 0.5));
    const x1 = Math.min(this.width - 1, Math.ceil(Math.max(ax, bx, cx)));
    const y0 = Math.max(0, Math.floor(Math.min(ay, by, cy) - 0.5));
    const y1 = Math.min(this.height - 1, Math.ceil(Math.max(ay, by, cy)));
    const inverse = 1 / area;
    for (let y = y0; y <= y1; y++) {
      const py = y + 0.5;
      for (let x = x0; x <= x1; x++) {
        const px = x + 0.5;
        const u = ((bx - px) * (cy - py) - (by - py) * (cx - px)) * inverse;
        const v = ((cx - px) * (ay - py) - (cy - py) * (ax - px)) * inverse;
        const w = 1 - u - v;
        if (u < -EDGE || v < -EDGE || w < -EDGE) continue;
        const k = y * this.width + x;
        const depth = u * az + v * bz + w * cz;
        if (depth > this.depth[k]!) {
          this.depth[k] = depth;
          this.faces[k] = face;
        }
      }
    }
  }
}

export const EMPTY = -1e9;
const SLIVER = 1e-7;
const EDGE = 1e-7;
