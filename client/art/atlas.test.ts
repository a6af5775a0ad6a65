import { readFile, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { catalogue } from './catalogue/index.ts';
import type { AtlasIndex, SpriteManifest } from './manifest.ts';
import { PAGE_PX } from './pack/shelves.ts';
import { drawJob } from './render/job.ts';
import { hashSources } from './sources.ts';

const FOLDER = fileURLToPath(new URL('../public/atlas/', import.meta.url));
const TOTAL_BYTES = 4_000_000;
const POSTER_BYTES = 120_000;
/** More than WebP costs a small frame at our quality (about four), less than a light that is an eighth off. */
const COMPRESSION = 9;

type Frame = {
  filename: string;
  frame: { x: number; y: number; w: number; h: number };
  pivot: { x: number; y: number };
};
type Multiatlas = { textures: { image: string; size: { w: number; h: number }; frames: Frame[] }[] };

async function read<T>(file: string): Promise<T> {
  return JSON.parse(await readFile(join(FOLDER, file), 'utf8')) as T;
}

const index = await read<AtlasIndex>('index.json');

describe('the committed atlas', () => {
  it('was drawn from these sources (if not: npm run art, and commit what it writes)', async () => {
    expect(index.version).toBe(await hashSources());
  });

  it('holds every drawing of the catalogue, with its entry in the manifest', async () => {
    const manifest = await read<SpriteManifest>(index.sprites);
    const wanted = catalogue().map((job) => job.id);
    expect(Object.keys(manifest).sort()).toEqual([...wanted].sort());
    for (const size of ['1x', '2x'] as const) {
      const atlas = await read<Multiatlas>(index[size].json);
      const frames = new Set(atlas.textures.flatMap((t) => t.frames.map((f) => f.filename)));
      expect(wanted.filter((id) => !frames.has(`${id}.c`))).toEqual([]);
      expect(atlas.textures.filter((t) => Math.max(t.size.w, t.size.h) > PAGE_PX)).toEqual([]);
    }
  });

  it('keeps no file that nothing names, and stays small', async () => {
    const jsons = new Set([index['1x'], index['2x']].flatMap((f) => [f.json, f.glow, f.ground]));
    const atlases = await Promise.all([...jsons].map((file) => read<Multiatlas>(file)));
    const images = atlases.flatMap((a) => a.textures.map((t) => t.image));
    const named = ['index.json', index.sprites, index.posters.day, index.posters.dusk, ...jsons, ...images];
    const files = await readdir(FOLDER);
    expect(files.sort()).toEqual(named.sort());
    const sizes = await Promise.all(files.map(async (f) => (await stat(join(FOLDER, f))).size));
    expect(sizes.reduce((a, b) => a + b, 0)).toBeLessThan(TOTAL_BYTES);
    for (const poster of Object.values(index.posters)) {
      expect((await stat(join(FOLDER, poster))).size).toBeLessThanOrEqual(POSTER_BYTES);
    }
  });

  it.each(['house-2-4', 'temple-1-0', 'citizen-3-1-0'])('shows %s as it is drawn now', async (id) => {
    const drawn = drawJob(catalogue().find((job) => job.id === id)!).layers.c1x!;
    const kept = await cut(`${id}.c`);
    expect([kept.frame.frame.w, kept.frame.frame.h]).toEqual([drawn.width, drawn.height]);
    expect(kept.frame.pivot.x * drawn.width).toBeCloseTo(drawn.anchorX, 1);
    expect(kept.frame.pivot.y * drawn.height).toBeCloseTo(drawn.anchorY, 1);
    expect(difference(kept.rgba, drawn.rgba)).toBeLessThan(COMPRESSION);
    const darker = drawn.rgba.map((v, k) => (k % 4 === 3 ? v : v * 0.88));
    expect(difference(kept.rgba, darker)).toBeGreaterThan(COMPRESSION);
  });
});

/** One frame of the 1× atlas, decoded. */
async function cut(name: string): Promise<{ frame: Frame; rgba: Uint8Array }> {
  const atlas = await read<Multiatlas>(index['1x'].json);
  for (const { image, frames } of atlas.textures) {
    const frame = frames.find((f) => f.filename === name);
    if (!frame) continue;
    const { x, y, w, h } = frame.frame;
    const rgba = await sharp(join(FOLDER, image))
      .extract({ left: x, top: y, width: w, height: h })
      .ensureAlpha()
      .raw()
      .toBuffer();
    return { frame, rgba };
  }
  throw new Error(`no frame is called '${name}'`);
}

/** Mean difference of the visible colours, 0…255. */
function difference(a: Uint8Array, b: Uint8Array): number {
  let sum = 0;
  let weight = 0;
  for (let k = 0; k < b.length; k += 4) {
    const alpha = b[k + 3]! / 255;
    for (let c = 0; c < 3; c++) sum += Math.abs(a[k + c]! - b[k + c]!) * alpha;
    weight += 3 * alpha;
  }
  return sum / weight;
}
