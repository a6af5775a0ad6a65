import type { AtlasIndex, SpriteManifest } from '#art/manifest.ts';
import { GameObjects, Loader, type Scene } from 'phaser';
import { Atlas, SHEETS } from './atlas.ts';

/**
 * Loads the index, then the sheets that it names for this screen: double resolution where pixels are dense.
 * Fails with the address that could not be loaded.
 */
export async function loadAtlas(scene: Scene, indexUrl: string, resolution: '1x' | '2x'): Promise<Atlas> {
  const index = await loadIndex(indexUrl);
  const files = index[resolution];
  const folder = folderOf(indexUrl);
  const [manifest] = await Promise.all([
    loadJson(folder + index.sprites) as Promise<SpriteManifest>,
    loadSheets(scene, folder, [
      [SHEETS.colour, files.json],
      [SHEETS.glow, files.glow],
      [SHEETS.ground, files.ground],
    ]),
  ]);
  return new Atlas(scene, manifest, files);
}

/** Loads the colours at double resolution, for those who look closely, and turns every image over to them. */
export async function sharpen(scene: Scene, atlas: Atlas, indexUrl: string): Promise<void> {
  const files = (await loadIndex(indexUrl))['2x'];
  await loadSheets(scene, folderOf(indexUrl), [[SHEETS.sharp, files.json]]);
  const before = { sheet: atlas.colourSheet, scale: atlas.scale('c') };
  atlas.sharpen(files.halfTilePx);
  const ratio = atlas.scale('c') / before.scale;
  for (const child of scene.children.list) {
    if (!(child instanceof GameObjects.Image) || child.texture.key !== before.sheet) continue;
    const { scaleX, scaleY } = child;
    child.setTexture(atlas.colourSheet, child.frame.name).setScale(scaleX * ratio, scaleY * ratio);
  }
}

async function loadIndex(indexUrl: string): Promise<AtlasIndex> {
  const index = (await loadJson(indexUrl)) as Partial<AtlasIndex>;
  if (!index.sprites || !index['1x'] || !index['2x']) {
    throw new Error(`${indexUrl} names no sprites. Draw them again: npm run art`);
  }
  return index as AtlasIndex;
}

function folderOf(url: string): string {
  return url.slice(0, url.lastIndexOf('/') + 1);
}

async function loadJson(url: string): Promise<unknown> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status} ${response.statusText}`);
  return response.json();
}

function loadSheets(
  scene: Scene,
  folder: string,
  sheets: readonly (readonly [texture: string, json: string])[],
): Promise<void> {
  for (const [texture, json] of sheets) scene.load.multiatlas(texture, folder + json, folder);
  return new Promise((resolve, reject) => {
    scene.load.once(Loader.Events.COMPLETE, () => resolve());
    scene.load.once(Loader.Events.FILE_LOAD_ERROR, (file: Loader.File) => {
      reject(new Error(`${folder}${file.key} could not be loaded`));
    });
    scene.load.start();
  });
}
