import type { AvatarView, Bridge, BuildingView } from '#bridge/index.ts';
import { Observable } from '#net/observable.ts';

export type CityMap = {
  readonly buildings: ReadonlyMap<string, BuildingView>;
  readonly avatars: ReadonlyMap<number, AvatarView>;
};

/** The HUD's own view of who and what is on the map; it changes at most once a step. */
export class Census {
  readonly map = new Observable<CityMap>({ buildings: new Map(), avatars: new Map() });
  readonly #buildings = new Map<number, BuildingView>();
  readonly #avatars = new Map<number, AvatarView>();
  #isDirty = false;

  constructor(bridge: Bridge) {
    const { world } = bridge;
    world.on('snapshot', ({ buildings, avatars }) => {
      this.#buildings.clear();
      this.#avatars.clear();
      for (const building of buildings) this.#buildings.set(building.handle, building);
      for (const avatar of avatars) this.#avatars.set(avatar.handle, avatar);
      this.#isDirty = true;
      this.#publish();
    });
    world.on('building', (building) => {
      this.#buildings.set(building.handle, building);
      this.#isDirty = true;
    });
    world.on('buildingGone', ({ handle }) => {
      this.#buildings.delete(handle);
      this.#isDirty = true;
    });
    // Avatars walk in every step; only their coming and going is news to the HUD.
    world.on('avatar', (avatar) => {
      if (!this.#avatars.has(avatar.handle)) this.#isDirty = true;
      this.#avatars.set(avatar.handle, avatar);
    });
    world.on('avatarGone', ({ handle }) => {
      if (this.#avatars.delete(handle)) this.#isDirty = true;
    });
    world.on('step', () => this.#publish());
  }

  #publish(): void {
    if (!this.#isDirty) return;
    this.#isDirty = false;
    this.map.set({
      buildings: new Map([...this.#buildings.values()].map((building) => [building.buildingId, building])),
      avatars: new Map(this.#avatars),
    });
  }
}
