import { Channel } from './channel.ts';
import type { AvatarView, BuildingView, WorldEvents } from './types.ts';

type Listener<Name extends keyof WorldEvents> = (value: WorldEvents[Name]) => void;

/**
 * What net tells the city. Remembers what stands and who is there, so that a game that loads late
 * is told a snapshot of the world as it is by then.
 */
export class WorldChannel extends Channel<WorldEvents> {
  readonly #buildings = new Map<number, BuildingView>();
  readonly #avatars = new Map<number, AvatarView>();
  #isKnown = false;

  override on<Name extends keyof WorldEvents>(name: Name, listener: Listener<Name>): () => void {
    const stop = super.on(name, listener);
    if (name === 'snapshot' && this.#isKnown) (listener as Listener<'snapshot'>)(this.#snapshot());
    return stop;
  }

  override emit<Name extends keyof WorldEvents>(name: Name, value: WorldEvents[Name]): void {
    this.#remember({ [name]: value });
    super.emit(name, value);
  }

  #snapshot(): WorldEvents['snapshot'] {
    return { buildings: [...this.#buildings.values()], avatars: [...this.#avatars.values()] };
  }

  #remember(told: Partial<WorldEvents>): void {
    if (told.snapshot) {
      this.#isKnown = true;
      this.#buildings.clear();
      this.#avatars.clear();
      for (const building of told.snapshot.buildings) this.#buildings.set(building.handle, building);
      for (const avatar of told.snapshot.avatars) this.#avatars.set(avatar.handle, avatar);
    }
    if (told.building) this.#buildings.set(told.building.handle, told.building);
    if (told.avatar) this.#avatars.set(told.avatar.handle, told.avatar);
    if (told.buildingGone) this.#buildings.delete(told.buildingGone.handle);
    if (told.avatarGone) this.#avatars.delete(told.avatarGone.handle);
  }
}
