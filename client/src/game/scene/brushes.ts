import type { Scene } from 'phaser';

/** Soft round textures that are not drawn by the art step. */
export const POOL = 'pool';
export const HALO = 'halo';
export const BLOB = 'blob';
export const DUST = 'dust';
export const RING = 'ring';

type Stop = readonly [at: number, css: string];

/** Paints the brushes: a lamp's pool on the ground, its halo, a walker's shadow, dust, a ring on the ground. */
export function paintBrushes(scene: Scene): void {
  radial(scene, POOL, { pixels: 128, squash: 0.5 }, [
    [0, 'rgba(255,184,96,1)'],
    [0.25, 'rgba(255,168,78,.55)'],
    [0.6, 'rgba(255,150,60,.14)'],
    [1, 'rgba(255,140,56,0)'],
  ]);
  radial(scene, HALO, { pixels: 64, squash: 1 }, [
    [0, 'rgba(255,226,160,.95)'],
    [0.12, 'rgba(255,206,120,.6)'],
    [0.4, 'rgba(255,170,80,.16)'],
    [1, 'rgba(255,150,60,0)'],
  ]);
  radial(scene, BLOB, { pixels: 32, squash: 0.5 }, [
    [0, 'rgba(45,36,62,.55)'],
    [0.5, 'rgba(45,36,62,.38)'],
    [1, 'rgba(45,36,62,0)'],
  ]);
  radial(scene, DUST, { pixels: 64, squash: 1 }, [
    [0, 'rgba(232,214,178,.85)'],
    [0.5, 'rgba(222,200,160,.4)'],
    [1, 'rgba(222,200,160,0)'],
  ]);
  ring(scene);
}

function radial(
  scene: Scene,
  key: string,
  size: { readonly pixels: number; readonly squash: number },
  stops: readonly Stop[],
): void {
  const { pixels, squash } = size;
  const texture = canvas(scene, key, pixels, pixels * squash);
  const { context } = texture;
  context.scale(1, squash);
  const half = pixels / 2;
  const gradient = context.createRadialGradient(half, half, 0, half, half, half);
  for (const [at, css] of stops) gradient.addColorStop(at, css);
  context.fillStyle = gradient;
  context.fillRect(0, 0, pixels, pixels);
  texture.refresh();
}

/** A white ellipse on the ground, for an avatar's feet; tinted in their colour. */
function ring(scene: Scene): void {
  const texture = canvas(scene, RING, 96, 48);
  const { context } = texture;
  context.strokeStyle = '#fff';
  context.lineWidth = 7;
  context.beginPath();
  context.ellipse(48, 24, 40, 19, 0, 0, 2 * Math.PI);
  context.stroke();
  context.fillStyle = 'rgba(255,255,255,.3)';
  context.fill();
  texture.refresh();
}

function canvas(scene: Scene, key: string, width: number, height: number) {
  const texture = scene.textures.createCanvas(key, width, height);
  if (!texture) throw new Error(`A texture named "${key}" exists already`);
  return texture;
}
