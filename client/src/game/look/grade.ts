import type { GameObjects } from 'phaser';

/** How far the city steps back behind lit rows. */
export type Grade = {
  /** What white becomes, 0…1. */
  readonly white: number;
  /** What black becomes on the ground, 0…1. Raising it takes saturation away. */
  readonly black: number;
};

export const PLAIN: Grade = { white: 1, black: 0 };

/** Behind lit rows: about 10 % of the saturation and 5 % of the brightness. */
export const SUBDUED: Grade = { white: 0.92, black: 0.035 };

/** Colours a sprite: its own wash under the light of the day, dimmed by `grade`. */
export function paint(image: GameObjects.Image, wash: number, light: number, grade: Grade): void {
  // Phaser 4.2's two-colour tint never matches in its shader (7 / 255 × 255 ≠ 7), so sprites are only dimmed.
  image.setTint(multiply(multiply(wash, light), grey(grade.white)));
}

function grey(level: number): number {
  const byte = Math.round(level * 255);
  return (byte << 16) | (byte << 8) | byte;
}

function multiply(a: number, b: number): number {
  const channel = (shift: number): number =>
    Math.round((((a >> shift) & 255) * ((b >> shift) & 255)) / 255) << shift;
  return channel(16) | channel(8) | channel(0);
}
