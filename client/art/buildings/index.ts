import { BUILDING_KINDS, type BuildingKind } from '@sqltown/shared/rules';
import { bazaar } from './bazaar.ts';
import type { Design, Level } from './design.ts';
import { dharamshala } from './dharamshala.ts';
import { granary } from './granary.ts';
import { gurukul } from './gurukul.ts';
import { house } from './house.ts';
import { variantsOf } from '../manifest.ts';
import { lamptower } from './lamptower.ts';
import { library } from './library.ts';
import { observatory } from './observatory.ts';
import { pavilion } from './pavilion.ts';
import { stepwell } from './stepwell.ts';
import { temple } from './temple.ts';
import { workshop } from './workshop.ts';

export const DESIGNS: Readonly<Record<BuildingKind, Design>> = {
  house,
  dharamshala,
  temple,
  stepwell,
  library,
  observatory,
  gurukul,
  bazaar,
  lamptower,
  granary,
  workshop,
  pavilion,
};

const LEVELS: readonly Level[] = [1, 2, 3];

export type BuildingSprite = { readonly kind: BuildingKind; readonly level: Level; readonly variant: number };

/** Every drawing of every building. */
export function allBuildings(): BuildingSprite[] {
  return BUILDING_KINDS.flatMap((kind) =>
    LEVELS.flatMap((level) =>
      Array.from({ length: variantsOf(kind) }, (_, variant) => ({ kind, level, variant })),
    ),
  );
}
