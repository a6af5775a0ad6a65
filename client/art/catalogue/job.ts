import type { Part } from '../grammar/part.ts';
import type { Level } from '../buildings/design.ts';
import type { BuildingKind } from '@sqltown/shared/rules';
import type { SpriteGroup } from '../manifest.ts';
import type { LayerOptions } from '../render/layers.ts';

/** One thing to draw, with all its layers. */
export type Job = {
  readonly id: string;
  readonly group: SpriteGroup;
  readonly building?: { readonly kind: BuildingKind; readonly level: Level; readonly variant: number };
  readonly parts: () => readonly Part[];
  /** Decides which windows are lit. */
  readonly owner?: number;
  readonly options?: LayerOptions;
};
