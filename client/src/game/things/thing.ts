import type { GameObjects } from 'phaser';
import type { Box } from '../projection.ts';

/** What a part of a thing is, and so when it shows. */
export type PartRole = 'colour' | 'glow';

/** One image of a thing. Parts of a thing lie between it and the next by their lift, 0…0.4. */
export type Part = {
  readonly image: GameObjects.Image;
  readonly role: PartRole;
  readonly lift: number;
  /** The sprite's own tint, before the light of the day. */
  readonly wash: number;
  /** How strong a glow is when lit, 0…1. */
  readonly alpha: number;
};

/** Anything that stands in the city and hides what is behind it. */
export type Thing = {
  readonly sprite: string;
  /** Anchor, tiles. */
  readonly x: number;
  readonly y: number;
  readonly z: number;
  readonly box: Box;
  readonly parts: Part[];
  /** Place in the drawing order. */
  depth: number;
  isHidden: boolean;
  /** Lit by somebody's query: it doesn't step back with the rest. */
  isLit: boolean;
};
