import type { Emote } from '@sqltown/shared/commands';
import type { LightsEvent } from '@sqltown/shared/lights';
import type { BuildingKind } from '@sqltown/shared/rules';

/** A building as the city draws it. */
export type BuildingView = {
  readonly handle: number;
  readonly buildingId: string;
  readonly kind: BuildingKind;
  readonly level: number;
  /** Smallest corner, tiles. */
  readonly x: number;
  readonly y: number;
  /** Scaffolding: solved of needed; equal when complete. */
  readonly stage: number;
  readonly stages: number;
  /** Milliseconds until paid scaffolding comes down; 0 when none stands. */
  readonly readyInMs: number;
};

export type AvatarView = {
  readonly handle: number;
  readonly playerId: string;
  readonly name: string;
  readonly color: number;
  readonly you: boolean;
  readonly x: number;
  readonly y: number;
};

export type Tool =
  | { readonly kind: 'look' }
  | { readonly kind: 'place'; readonly building: BuildingKind }
  | { readonly kind: 'move'; readonly buildingId: string };

/** What net tells the city. `step` closes a batch, so that the game redraws once. */
export type WorldEvents = {
  snapshot: { readonly buildings: readonly BuildingView[]; readonly avatars: readonly AvatarView[] };
  building: BuildingView;
  buildingGone: { readonly handle: number };
  avatar: AvatarView;
  avatarGone: { readonly handle: number };
  cursor: {
    readonly playerId: string;
    readonly name: string;
    readonly color: number;
    readonly x: number;
    readonly y: number;
  };
  lights: LightsEvent & { readonly you: boolean };
  emote: { readonly playerId: string; readonly emote: Emote };
  said: { readonly playerId: string; readonly name: string; readonly color: number; readonly text: string };
  step: { readonly step: number };
};

/** What the HUD tells the city. */
export type HudEvents = {
  tool: Tool;
  theme: 'day' | 'dusk';
  reducedMotion: boolean;
  /** The city halves its frame rate while one types. */
  typing: boolean;
  /** Pan to a landmark or a tile. */
  focus: { readonly x: number; readonly y: number };
  zoom: 1 | -1 | 0;
  clearLights: null;
  online: boolean;
};

/** What the city tells the HUD and net. Tiles. */
export type GameEvents = {
  walk: { readonly x: number; readonly y: number };
  pointer: { readonly x: number; readonly y: number };
  place: { readonly kind: BuildingKind; readonly x: number; readonly y: number };
  move: { readonly buildingId: string; readonly x: number; readonly y: number };
  select: { readonly buildingId: string } | { readonly landmarkId: number } | null;
  /** Why the ghost is red, in words; null when it is green. */
  ghost: { readonly reason: string | null };
  view: { readonly x0: number; readonly y0: number; readonly x1: number; readonly y1: number };
  /** Lit rows that are off screen, for the edge pills. */
  offscreen: readonly {
    readonly row: number;
    readonly label: string;
    readonly landmarkId: number;
    readonly side: 'left' | 'right' | 'top' | 'bottom';
  }[];
  ready: null;
};
