import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import type { Layer } from '../render/layer.ts';
import { type Page, pack } from './shelves.ts';

export type Frame = Layer & { readonly name: string };

export type Quality = { readonly color: number; readonly alpha: number };

const FORMAT = { effort: 5, smartSubsample: true } as const;

/** Packs frames into WebP pages and a Phaser multiatlas JSON, named by content; returns the JSON's name. */
export async function writeMultiatlas(
  frames: readonly Frame[],
  to: { readonly folder: string; readonly name: string; readonly quality: Quality },
): Promise<string> {
  const textures = await Promise.all(
    pack(frames).map(async (page, i) => {
      const { data, info } = await sharp(paste(page), {
        raw: { width: page.width, height: page.height, channels: 4 },
      })
        .webp({ ...FORMAT, quality: to.quality.color, alphaQuality: to.quality.alpha })
        .toBuffer({ resolveWithObject: true });
      const image = `${to.name}-${i}.${digest(data)}.webp`;
      await writeFile(join(to.folder, image), data);
      return {
        image,
        format: 'RGBA8888',
        size: { w: info.width, h: info.height },
        scale: 1,
        frames: describe(page),
      };
    }),
  );
  const json = JSON.stringify({ textures, meta: { app: 'sqltown art', version: '1' } });
  const file = `${to.name}.${digest(json)}.json`;
  await writeFile(join(to.folder, file), json);
  return file;
}

function paste(page: Page<Frame>): Uint8Array {
  const pixels = new Uint8Array(page.width * page.height * 4);
  for (const { item, x, y } of page.slots) {
    for (let row = 0; row < item.height; row++) {
      const from = row * item.width * 4;
      pixels.set(item.rgba.subarray(from, from + item.width * 4), ((y + row) * page.width + x) * 4);
    }
  }
  return pixels;
}

/** Frames in Phaser's form; `pivot` is the object's origin on the ground, which Phaser takes as the origin. */
function describe(page: Page<Frame>): object[] {
  return page.slots.map(({ item, x, y }) => ({
    filename: item.name,
    rotated: false,
    trimmed: false,
    sourceSize: { w: item.width, h: item.height },
    spriteSourceSize: { x: 0, y: 0, w: item.width, h: item.height },
    frame: { x, y, w: item.width, h: item.height },
    pivot: { x: round(item.anchorX / item.width), y: round(item.anchorY / item.height) },
  }));
}

function round(v: number): number {
  return Math.round(v * 1e5) / 1e5;
}

function digest(data: Uint8Array | string): string {
  return createHash('sha256').update(data).digest('hex').slice(0, 8);
}
