import { seeded } from '@sqltown/shared/noise';
import type { GameObjects, Scene } from 'phaser';
import type { Atlas } from '../atlas/atlas.ts';
import { toScreen } from '../projection.ts';
import { DUST } from '../scene/brushes.ts';
import type { Building } from './buildings.ts';
import { boxOf } from './building-sprite.ts';

const PLOP_MS = 420;
const DUST_MS = 900;
const DUST_PUFFS = 16;
const WINDOW_ROWS = 7;
const WINDOW_MS = 90;

/**
 * A building stands complete: squash and stretch, dust around its foot, windows lighting row by row.
 * With reduced motion it fades in and nothing moves.
 */
export function celebrate(
  scene: Scene,
  building: Building,
  options: { atlas: Atlas; reducedMotion: boolean },
): void {
  const images = building.thing.parts.map((p) => p.image);
  if (options.reducedMotion) {
    for (const image of images) {
      const { alpha } = image;
      scene.tweens.add({ targets: image.setAlpha(0), alpha, duration: PLOP_MS });
    }
    return;
  }
  for (const { image, role } of building.thing.parts) {
    plop(scene, image, () => options.atlas.scale(role === 'glow' ? 'e' : 'c'));
  }
  raiseDust(scene, building);
  for (const part of building.thing.parts) if (part.role === 'glow') lightWindows(scene, part.image);
}

/** 0.9 → 1.04 → 1 in height, its width giving way. */
function plop(scene: Scene, image: GameObjects.Image, full: () => number): void {
  scene.tweens.addCounter({
    from: 0,
    to: 1,
    duration: PLOP_MS,
    onUpdate: (tween) => {
      if (!image.active) return;
      const height = heightAt(tween.getValue() ?? 1);
      image.setScale(full() * (2 - height), full() * height);
    },
    onComplete: () => image.active && image.setScale(full()),
  });
}

function heightAt(share: number): number {
  return share < 0.45 ? 0.9 + 0.14 * ease(share / 0.45) : 1.04 - 0.04 * ease((share - 0.45) / 0.55);
}

function ease(t: number): number {
  return 1 - (1 - t) ** 3;
}

function raiseDust(scene: Scene, building: Building): void {
  const random = seeded(building.view.handle);
  const [x0, y0, x1, y1] = boxOf(building.view);
  for (let i = 0; i < DUST_PUFFS; i++) {
    const along = random();
    const onLeftEdge = i % 2 === 0;
    const at = onLeftEdge ? toScreen(x0 + along * (x1 - x0), y1) : toScreen(x1, y0 + along * (y1 - y0));
    const puff = scene.add
      .image(at.x, at.y, DUST)
      .setScale(0.2)
      .setDepth(building.thing.depth + 0.45);
    scene.tweens.add({
      targets: puff,
      x: at.x + (onLeftEdge ? -1 : 1) * (10 + random() * 26),
      y: at.y - 4 - random() * 16,
      scale: 0.6 + random() * 0.7,
      alpha: 0,
      ease: 'Cubic.Out',
      duration: DUST_MS * (0.7 + random() * 0.5),
      onComplete: () => puff.destroy(),
    });
  }
}

/** Uncovers the glow from the foot upward; by day it flashes and goes out again. */
function lightWindows(scene: Scene, glow: GameObjects.Image): void {
  const isDay = glow.alpha === 0;
  const { width, height } = glow;
  glow.setAlpha(1);
  scene.tweens.addCounter({
    from: 0,
    to: WINDOW_ROWS,
    delay: PLOP_MS / 2,
    duration: WINDOW_ROWS * WINDOW_MS,
    onUpdate: (tween) => {
      if (!glow.active) return;
      const shown = (height * Math.ceil(tween.getValue() ?? 0)) / WINDOW_ROWS;
      glow.setCrop(0, height - shown, width, shown);
    },
    onComplete: () => {
      if (!glow.active) return;
      glow.setCrop();
      if (isDay) scene.tweens.add({ targets: glow, alpha: 0, duration: 1200 });
    },
  });
}
