export * from './avatars.ts';
export * from './buildings.ts';
export type { Sight } from './components/look.ts';
export { CHANGED, MOVED, SPAWNED, clearDirty, eachChanged } from './dirty.ts';
export { PIPELINE, runStep } from './pipeline.ts';
export * from './shown.ts';
export { type CityWorld, createCityWorld, despawn, entitiesOf, entityAt, entityOf } from './world.ts';
