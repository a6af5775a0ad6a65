import sharp from 'sharp';
import { linear, encode } from './materials/palette.ts';
import type { Drawn } from './render/job.ts';
import type { Layer } from './render/layer.ts';
import { DUSK_TINT } from './render/skies.ts';

/** Where the ground point lies in its cell, from the top. */
const ORIGIN_Y = 0.71;
const GROUND = linear('#DCC597').map((v) => Math.round(encode(v) * 255));
const SHADOW = [0x7f, 0x90, 0xb0];
const CONTACT = [0x6a, 0x5a, 0x58];

/** A contact sheet for the eye: every drawing on bare ground with its shadows, by day or at dusk. */
export async function writeSheet(
  drawn: readonly Drawn[],
  to: {
    readonly file: string;
    readonly time: 'day' | 'dusk';
    readonly columns: number;
    readonly zoom: 1 | 2;
    readonly cell: number;
  },
): Promise<void> {
  const cell = to.cell * to.zoom;
  const width = cell * to.columns;
  const height = cell * Math.ceil(drawn.length / to.columns);
  const canvas: Canvas = { width, height, rgb: new Float32Array(width * height * 3) };
  const tint =
    to.time === 'dusk' ? [DUSK_TINT >> 16, (DUSK_TINT >> 8) & 255, DUSK_TINT & 255] : [255, 255, 255];
  for (let k = 0; k < canvas.rgb.length; k++) canvas.rgb[k] = (GROUND[k % 3]! * tint[k % 3]!) / 255;
  for (const [i, { layers }] of drawn.entries()) {
    const at = { x: ((i % to.columns) + 0.5) * cell, y: (Math.floor(i / to.columns) + ORIGIN_Y) * cell };
    if (layers.s) multiply(canvas, layers.s, { ...at, scale: 2 * to.zoom, color: SHADOW });
    if (layers.o) multiply(canvas, layers.o, { ...at, scale: 2 * to.zoom, color: CONTACT });
    const color = to.zoom === 2 ? layers.c2x : layers.c1x;
    if (color) over(canvas, color, { ...at, scale: 1, tint });
    if (layers.e && to.time === 'dusk')
      over(canvas, layers.e, { ...at, scale: to.zoom, tint: [255, 255, 255] });
  }
  const bytes = Uint8Array.from(canvas.rgb, (v) => Math.round(v));
  await sharp(bytes, { raw: { width, height, channels: 3 } })
    .png()
    .toFile(to.file);
}

type Canvas = { readonly width: number; readonly height: number; readonly rgb: Float32Array };
type Spot = { readonly x: number; readonly y: number; readonly scale: number };

function multiply(canvas: Canvas, layer: Layer, spot: Spot & { readonly color: readonly number[] }): void {
  stamp(canvas, layer, spot, (to, from) => {
    const a = layer.rgba[from + 3]! / 255;
    for (let c = 0; c < 3; c++) canvas.rgb[to + c]! *= 1 - a + (a * spot.color[c]!) / 255;
  });
}

function over(canvas: Canvas, layer: Layer, spot: Spot & { readonly tint: readonly number[] }): void {
  stamp(canvas, layer, spot, (to, from) => {
    const a = layer.rgba[from + 3]! / 255;
    for (let c = 0; c < 3; c++) {
      const color = (layer.rgba[from + c]! * spot.tint[c]!) / 255;
      canvas.rgb[to + c] = canvas.rgb[to + c]! * (1 - a) + color * a;
    }
  });
}

function stamp(canvas: Canvas, layer: Layer, spot: Spot, put: (to: number, from: number) => void): void {
  const { scale } = spot;
  for (let y = 0; y < layer.height * scale; y++) {
    for (let x = 0; x < layer.width * scale; x++) {
      const px = Math.round(spot.x - layer.anchorX * scale) + x;
      const py = Math.round(spot.y - layer.anchorY * scale) + y;
      if (px < 0 || py < 0 || px >= canvas.width || py >= canvas.height) continue;
      put((py * canvas.width + px) * 3, (Math.floor(y / scale) * layer.width + Math.floor(x / scale)) * 4);
    }
  }
}
