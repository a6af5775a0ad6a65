import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ORIGIN } from '@sqltown/shared/plan';
import sharp, { type Sharp } from 'sharp';
import { RISE } from '../render/camera.ts';
import { DAY, DUSK } from '../render/skies.ts';
import { developPicture } from './develop.ts';
import { type Frame, renderCity } from './render.ts';
import { cityMesh } from './scene.ts';

const WIDTH = 1280;
const HEIGHT = 800;
const SAMPLES = 2;
const HALF_TILE_PX = 24;
const LOOK_AT = { x: ORIGIN + 0.6, y: ORIGIN + 1.4, z: 0.6 };
const LARGEST_BYTES = 120_000;
const QUALITIES = [82, 76, 70, 64, 58, 52, 46] as const;

/** Draws the city by day and at dusk into `folder`, each picture at the best quality within 120 kB. */
export async function writePosters(folder: string): Promise<void> {
  const mesh = cityMesh();
  const frame = frameOf(LOOK_AT);
  for (const [time, sky] of [
    ['day', DAY],
    ['dusk', DUSK],
  ] as const) {
    const { width, height, rgb } = developPicture(renderCity(mesh, frame, sky), frame, {
      sky,
      samples: SAMPLES,
    });
    const picture = sharp(rgb, { raw: { width, height, channels: 3 } });
    await writeFile(join(folder, `poster-${time}.webp`), await squeeze(picture));
  }
}

/** What the posters look at, so that the live city can open on the same view: centre tile and half tile in px. */
function frameOf({ x, y, z }: typeof LOOK_AT): Frame {
  const scale = HALF_TILE_PX * SAMPLES;
  return {
    width: WIDTH * SAMPLES,
    height: HEIGHT * SAMPLES,
    camera: {
      scale,
      originX: (WIDTH / 2) * SAMPLES - (x - y) * scale,
      originY: (HEIGHT / 2) * SAMPLES - ((x + y) * scale) / 2 + z * scale * RISE,
    },
    middle: x + y,
  };
}

async function squeeze(picture: Sharp): Promise<Uint8Array> {
  for (const quality of QUALITIES) {
    const bytes = await picture.clone().webp({ quality, effort: 6, smartSubsample: true }).toBuffer();
    if (bytes.length <= LARGEST_BYTES) return bytes;
  }
  throw new Error(`no WebP quality brings the poster under ${LARGEST_BYTES} bytes`);
}
