import type { BuildingView } from '#bridge/index.ts';
import { Occupancy } from '@sqltown/shared/plan';
import type { Atlas } from '../atlas/atlas.ts';
import { type Progress, boxOf, centreOf, progressOf, spriteOf } from './building-sprite.ts';
import type { Thing } from './thing.ts';
import type { ThingLayer } from './thing-layer.ts';

/** A player's building and what draws it. */
export type Building = {
  view: BuildingView;
  progress: Progress;
  thing: Thing;
};

/** What the city does when buildings change. */
export type BuildingEvents = {
  /** Its sprite came, went or changed: shadows and scenery follow. `isGone` when nothing stands there now. */
  readonly changed: (building: Building, isGone: boolean) => void;
  /** The scaffolding came down before everyone's eyes. */
  readonly completed: (building: Building) => void;
};

/** The players' buildings, from the bridge's events to things in the layer. */
export class Buildings {
  readonly occupancy = new Occupancy<number>();
  readonly #layer: ThingLayer;
  readonly #atlas: Atlas;
  readonly #events: BuildingEvents;
  readonly #byHandle = new Map<number, Building>();

  constructor(layer: ThingLayer, atlas: Atlas, events: BuildingEvents) {
    this.#layer = layer;
    this.#atlas = atlas;
    this.#events = events;
  }

  all(): Iterable<Building> {
    return this.#byHandle.values();
  }

  byId(buildingId: string): Building | null {
    for (const building of this.#byHandle.values()) {
      if (building.view.buildingId === buildingId) return building;
    }
    return null;
  }

  /** Replaces everything, without ado. */
  reset(views: readonly BuildingView[], now: number): void {
    for (const handle of this.#byHandle.keys()) this.remove(handle);
    for (const view of views) this.#stand(view, progressOf(view, now), now);
  }

  /** A building came or changed; one that is complete now is celebrated. */
  put(view: BuildingView, now: number): void {
    const before = this.#byHandle.get(view.handle);
    const wasComplete = before?.progress.kind === 'complete';
    if (before) this.remove(view.handle);
    const building = this.#stand(view, progressOf(view, now), now);
    if (building.progress.kind === 'complete' && !wasComplete) this.#events.completed(building);
  }

  remove(handle: number): void {
    const building = this.#byHandle.get(handle);
    if (!building) return;
    this.#byHandle.delete(handle);
    this.occupancy.remove(handle, building.view.kind, building.view.x, building.view.y);
    this.#layer.remove(building.thing);
    this.#events.changed(building, true);
  }

  /** Lets paid scaffolding grow with time. */
  update(now: number): void {
    for (const building of this.#byHandle.values()) {
      if (building.progress.kind !== 'work') continue;
      const sprite = spriteOf(building.view, building.progress, now);
      if (sprite === building.thing.sprite) continue;
      this.#layer.remove(building.thing);
      building.thing = this.#thingFor(building.view, sprite);
      this.#events.changed(building, false);
    }
  }

  #stand(view: BuildingView, progress: Progress, now: number): Building {
    const sprite = spriteOf(view, progress, now);
    const building: Building = { view, progress, thing: this.#thingFor(view, sprite) };
    this.#byHandle.set(view.handle, building);
    this.occupancy.add(view.handle, view.kind, view.x, view.y);
    this.#events.changed(building, false);
    return building;
  }

  /** The box stays inside its tiles, so that neighbours never overlap in the drawing order. */
  #thingFor(view: BuildingView, sprite: string): Thing {
    const centre = centreOf(view);
    const tiles = boxOf(view);
    const fp = this.#atlas.info(sprite).footprint;
    return this.#layer.add({
      sprite,
      ...centre,
      box: [
        Math.max(tiles[0], centre.x + fp[0]),
        Math.max(tiles[1], centre.y + fp[1]),
        Math.min(tiles[2], centre.x + fp[2]),
        Math.min(tiles[3], centre.y + fp[3]),
      ],
    });
  }
}
