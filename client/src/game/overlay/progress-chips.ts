import { BUILDING_TYPES } from '@sqltown/shared/rules';
import type { Atlas } from '../atlas/atlas.ts';
import { toScreen } from '../projection.ts';
import { shareDone } from '../things/building-sprite.ts';
import type { Building } from '../things/buildings.ts';
import { type Label, type Overlay, div } from './overlay.ts';

const LIFT = 10;

type Chip = { readonly label: Label; readonly time: HTMLElement; readonly done: HTMLElement };

/** "Library 6 s" with a bar, over every building that goes up. */
export class ProgressChips {
  readonly #overlay: Overlay;
  readonly #atlas: Atlas;
  readonly #chips = new Map<number, Chip>();

  constructor(overlay: Overlay, atlas: Atlas) {
    this.#overlay = overlay;
    this.#atlas = atlas;
  }

  update(buildings: Iterable<Building>, now: number): void {
    const standing = new Set<number>();
    for (const building of buildings) {
      if (building.progress.kind === 'complete') continue;
      standing.add(building.view.handle);
      this.#show(building, now);
    }
    for (const [handle, chip] of this.#chips) {
      if (standing.has(handle)) continue;
      this.#overlay.remove(chip.label);
      this.#chips.delete(handle);
    }
  }

  #show(building: Building, now: number): void {
    const chip = this.#chips.get(building.view.handle) ?? this.#add(building);
    const { thing, progress } = building;
    chip.label.at = toScreen(thing.x, thing.y, this.#atlas.info(thing.sprite).top);
    const words =
      progress.kind === 'work'
        ? `${Math.max(0, Math.ceil((progress.endsAt - now) / 1000))} s`
        : progress.kind === 'lessons'
          ? `${progress.done} of ${progress.of}`
          : '';
    if (chip.time.textContent !== words) chip.time.textContent = words;
    const width = `${Math.round(shareDone(progress, now) * 100)}%`;
    if (chip.done.style.width !== width) chip.done.style.width = width;
  }

  #add(building: Building): Chip {
    const card = div('map-chip');
    const time = div('map-chip-time');
    const bar = div('map-chip-bar');
    const done = div('map-chip-done');
    bar.append(done);
    card.append(div('map-chip-title', BUILDING_TYPES[building.view.kind].title), time, bar);
    const chip = { label: this.#overlay.add(card, { x: 0, y: 0 }, LIFT), time, done };
    this.#chips.set(building.view.handle, chip);
    return chip;
  }
}
