import { construction } from './systems/construction.ts';
import { expiry } from './systems/expiry.ts';
import { interest } from './systems/interest.ts';
import { movement } from './systems/movement.ts';
import type { CityWorld } from './world.ts';

type Stage = { readonly name: string; readonly run: (world: CityWorld) => void; readonly why: string };

/** What one step does, in this order. Each system is total, deterministic and one query; none throws. */
export const PIPELINE: readonly Stage[] = [
  { name: 'expiry', run: expiry, why: 'first: who goes this step needs no further work' },
  { name: 'movement', run: movement, why: 'positions before anything that asks where somebody is' },
  { name: 'construction', run: construction, why: 'after commands have changed the map, before it is told' },
  { name: 'interest', run: interest, why: 'last: a default view follows the position of this step' },
];

/** Advances the city by one step of STEP_MS. */
export function runStep(world: CityWorld): void {
  world.step += 1;
  for (const stage of PIPELINE) stage.run(world);
}
