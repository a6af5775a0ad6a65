import type { Layer } from '../render/layer.ts';

const FAINT_ALPHA = 5;

/** Cuts away what is invisible; null when nothing is left. The anchor may then lie outside the picture. */
export function trim(layer: Layer): Layer | null {
  const { width, height, rgba } = layer;
  let x0 = width;
  let y0 = height;
  let x1 = -1;
  let y1 = -1;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (rgba[(y * width + x) * 4 + 3]! <= FAINT_ALPHA) continue;
      x0 = Math.min(x0, x);
      x1 = Math.max(x1, x);
      y0 = Math.min(y0, y);
      y1 = Math.max(y1, y);
    }
  }
  if (x1 < 0) return null;
  const w = x1 - x0 + 1;
  const h = y1 - y0 + 1;
  const cut = new Uint8Array(w * h * 4);
  for (let y = 0; y < h; y++) {
    const from = ((y + y0) * width + x0) * 4;
    cut.set(rgba.subarray(from, from + w * 4), y * w * 4);
  }
  return { width: w, height: h, anchorX: layer.anchorX - x0, anchorY: layer.anchorY - y0, rgba: cut };
}
