import { smooth } from '@sqltown/shared/noise';
import { encode } from '../materials/palette.ts';
import { type Sky, develop } from '../render/skies.ts';
import type { Frame, Light } from './render.ts';

const BLOOM = [
  { radius: 3, strength: 0.09 },
  { radius: 9, strength: 0.19 },
] as const;

/** Exposes, averages samples, adds bloom and vignette: 8-bit sRGB, three bytes a pixel. */
export function developPicture(
  { light, glow }: Light,
  frame: Frame,
  by: { readonly sky: Sky; readonly samples: number },
): { readonly width: number; readonly height: number; readonly rgb: Uint8Array } {
  const { sky, samples } = by;
  const size = { width: frame.width / samples, height: frame.height / samples };
  const film = average(light, { ...size, samples }, (v) => develop(v, sky.exposure));
  if (sky.lampsLit)
    addBloom(
      film,
      average(glow, { ...size, samples }, (v) => v),
      size,
    );
  const rgb = new Uint8Array(film.length);
  for (let k = 0; k < film.length; k++) {
    const x = (Math.trunc(k / 3) % size.width) / size.width - 0.5;
    const y = Math.trunc(k / 3 / size.width) / size.height - 0.5;
    const edge = 1 - sky.vignette * smooth(0.35, 0.85, Math.hypot(x, y) * 1.15);
    rgb[k] = Math.round(encode(Math.min(1, film[k]! * edge)) * 255);
  }
  return { ...size, rgb };
}

type Size = { readonly width: number; readonly height: number };

function average(
  from: Float32Array,
  by: Size & { samples: number },
  film: (v: number) => number,
): Float32Array {
  const { width, height, samples } = by;
  const to = new Float32Array(width * height * 3);
  const share = 1 / (samples * samples);
  for (let y = 0; y < height * samples; y++) {
    for (let x = 0; x < width * samples; x++) {
      const k = (y * width * samples + x) * 3;
      const at = (Math.trunc(y / samples) * width + Math.trunc(x / samples)) * 3;
      for (let c = 0; c < 3; c++) to[at + c]! += film(from[k + c]!) * share;
    }
  }
  return to;
}

function addBloom(film: Float32Array, glow: Float32Array, size: Size): void {
  for (const { radius, strength } of BLOOM) {
    const soft = blur(blur(glow, size, radius), size, radius);
    for (let k = 0; k < film.length; k++)
      film[k] = 1 - (1 - film[k]!) * (1 - Math.min(0.5, soft[k]! * strength));
  }
}

function blur(from: Float32Array, { width, height }: Size, radius: number): Float32Array {
  const across = slide(from, { count: height, length: width, step: 3, stride: width * 3, radius });
  return slide(across, { count: width, length: height, step: width * 3, stride: 3, radius });
}

type Lines = { count: number; length: number; step: number; stride: number; radius: number };

/** A running mean along every line, with the ends held. */
function slide(from: Float32Array, { count, length, step, stride, radius }: Lines): Float32Array {
  const to = new Float32Array(from.length);
  const at = (i: number): number => Math.min(length - 1, Math.max(0, i)) * step;
  for (let line = 0; line < count; line++) {
    for (let c = 0; c < 3; c++) {
      const base = line * stride + c;
      let sum = 0;
      for (let i = -radius; i <= radius; i++) sum += from[base + at(i)]!;
      for (let i = 0; i < length; i++) {
        to[base + i * step] = sum / (2 * radius + 1);
        sum += from[base + at(i + radius + 1)]! - from[base + at(i - radius)]!;
      }
    }
  }
  return to;
}
