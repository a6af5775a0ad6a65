import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { AtlasFiles, AtlasIndex, SpriteManifest } from './manifest.ts';
import { type Frame, type Quality, writeMultiatlas } from './pack/multiatlas.ts';
import { HALF_TILE_PX } from './render/camera.ts';
import type { Drawn } from './render/job.ts';
import type { LayerName } from './render/layer.ts';
import { DUSK_TINT } from './render/skies.ts';

/** WebP quality of colour and of alpha, 0…100: light and shadow are soft and bear more loss than drawing. */
const QUALITY = {
  city1x: { color: 84, alpha: 88 },
  city2x: { color: 78, alpha: 88 },
  glow: { color: 60, alpha: 66 },
  ground: { color: 60, alpha: 62 },
} as const satisfies Record<string, Quality>;

/** Writes every atlas, the manifest and the index into `folder`, and removes what the index no longer names. */
export async function writeAtlases(
  drawn: readonly Drawn[],
  to: { readonly folder: string; readonly version: string },
): Promise<AtlasIndex> {
  await mkdir(to.folder, { recursive: true });
  const write = (name: string, quality: Quality, pick: readonly [LayerName, string][]): Promise<string> =>
    writeMultiatlas(framesOf(drawn, pick), { folder: to.folder, name, quality });

  const ground = await write('ground', QUALITY.ground, [
    ['s', 's'],
    ['o', 'o'],
  ]);
  const glow = await write('glow', QUALITY.glow, [['e', 'e']]);
  const files = async (size: '1x' | '2x', scale: number): Promise<AtlasFiles> => ({
    json: await write(`city-${size}`, size === '1x' ? QUALITY.city1x : QUALITY.city2x, [[`c${size}`, 'c']]),
    glow,
    ground,
    halfTilePx: HALF_TILE_PX * scale,
    glowHalfTilePx: HALF_TILE_PX,
    groundHalfTilePx: HALF_TILE_PX / 2,
  });
  const index: AtlasIndex = {
    version: to.version,
    duskTint: DUSK_TINT,
    sprites: 'sprites.json',
    '1x': await files('1x', 1),
    '2x': await files('2x', 2),
    posters: { day: 'poster-day.webp', dusk: 'poster-dusk.webp' },
  };
  const manifest: SpriteManifest = Object.fromEntries(drawn.map(({ id, entry }) => [id, entry]));
  await writeFile(join(to.folder, index.sprites), JSON.stringify(manifest));
  await writeFile(join(to.folder, 'index.json'), `${JSON.stringify(index, null, 2)}\n`);
  await sweep(to.folder, index);
  return index;
}

function framesOf(drawn: readonly Drawn[], pick: readonly [LayerName, string][]): Frame[] {
  return drawn.flatMap(({ id, layers }) =>
    pick.flatMap(([layer, suffix]) => {
      const picture = layers[layer];
      return picture ? [{ ...picture, name: `${id}.${suffix}` }] : [];
    }),
  );
}

/** Old content-named files would pile up in the repository. */
async function sweep(folder: string, index: AtlasIndex): Promise<void> {
  const jsons = [index['1x'], index['2x']].flatMap((f) => [f.json, f.glow, f.ground]);
  const images = await Promise.all(
    [...new Set(jsons)].map(async (json) => {
      const atlas = JSON.parse(await readFile(join(folder, json), 'utf8')) as {
        textures: { image: string }[];
      };
      return atlas.textures.map((t) => t.image);
    }),
  );
  const kept = new Set([
    ...jsons,
    ...images.flat(),
    index.sprites,
    'index.json',
    index.posters.day,
    index.posters.dusk,
  ]);
  for (const file of await readdir(folder)) if (!kept.has(file)) await rm(join(folder, file));
}
