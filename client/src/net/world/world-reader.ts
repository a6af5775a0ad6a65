import type { AvatarView, Channel, WorldEvents } from '#bridge/index.ts';
import type { CityState, Seat } from '@sqltown/shared/state';
import type { AvatarEntity, Entity } from '@sqltown/shared/stream';
import { avatarView, buildingView } from './views.ts';

/** What one update of the world did, whichever way it came. */
export type WorldUpdate = {
  readonly entities: ReadonlyMap<number, Entity>;
  readonly step: number;
  /** Everything is told anew: a snapshot came. */
  readonly isWhole: boolean;
  readonly changed: Iterable<number>;
  readonly gone: Iterable<number>;
};

type Shown = { readonly sort: 'building' } | { readonly sort: 'avatar'; readonly view: AvatarView };

/**
 * Turns entities and seats into what the city draws. An avatar whose seat isn't known yet waits for it; a
 * seat that changes its name or colour redraws its avatar.
 */
export class WorldReader {
  readonly #channel: Channel<WorldEvents>;
  readonly #state: () => CityState | undefined;
  /** Which of the players is this page's. */
  readonly #you: string;
  readonly #shown = new Map<number, Shown>();
  #entities: ReadonlyMap<number, Entity> = new Map();

  constructor(parts: { channel: Channel<WorldEvents>; state: () => CityState | undefined; you: string }) {
    this.#channel = parts.channel;
    this.#state = parts.state;
    this.#you = parts.you;
  }

  take(update: WorldUpdate): void {
    this.#entities = update.entities;
    if (update.isWhole) this.#showWhole(update.step);
    else this.#showChanges(update);
    this.#channel.emit('step', { step: update.step });
  }

  /** To be called when the seats may have changed. */
  seatsChanged(): void {
    for (const seat of this.#seats()) {
      const entity = this.#entities.get(seat.avatar);
      if (entity?.sort === 'avatar') this.#showAvatar(entity, seat);
    }
  }

  #showWhole(step: number): void {
    this.#shown.clear();
    const buildings = [];
    const avatars = [];
    for (const entity of this.#entities.values()) {
      if (entity.sort === 'building') {
        buildings.push(buildingView(entity, step));
        this.#shown.set(entity.handle, { sort: 'building' });
        continue;
      }
      const seat = this.#seatOf(entity.handle);
      if (seat === undefined) continue;
      const view = this.#viewOf(entity, seat);
      avatars.push(view);
      this.#shown.set(entity.handle, { sort: 'avatar', view });
    }
    this.#channel.emit('snapshot', { buildings, avatars });
  }

  #showChanges({ step, changed, gone }: WorldUpdate): void {
    for (const handle of gone) this.#hide(handle);
    for (const handle of changed) {
      const entity = this.#entities.get(handle);
      if (entity?.sort === 'building') {
        this.#shown.set(handle, { sort: 'building' });
        this.#channel.emit('building', buildingView(entity, step));
      } else if (entity !== undefined) {
        const seat = this.#seatOf(handle);
        if (seat !== undefined) this.#showAvatar(entity, seat);
      }
    }
  }

  #showAvatar(entity: AvatarEntity, seat: Seat): void {
    const view = this.#viewOf(entity, seat);
    const before = this.#shown.get(entity.handle);
    if (before?.sort === 'avatar' && isSame(before.view, view)) return;
    this.#shown.set(entity.handle, { sort: 'avatar', view });
    this.#channel.emit('avatar', view);
  }

  #hide(handle: number): void {
    const shown = this.#shown.get(handle);
    if (shown === undefined) return;
    this.#shown.delete(handle);
    this.#channel.emit(shown.sort === 'building' ? 'buildingGone' : 'avatarGone', { handle });
  }

  #viewOf(entity: AvatarEntity, seat: Seat): AvatarView {
    return avatarView(entity, seat, seat.playerId === this.#you);
  }

  #seats(): Seat[] {
    const seats = this.#state()?.seats;
    return seats === undefined ? [] : [...seats.values()];
  }

  #seatOf(avatar: number): Seat | undefined {
    return this.#seats().find((seat) => seat.avatar === avatar);
  }
}

function isSame(a: AvatarView, b: AvatarView): boolean {
  return a.x === b.x && a.y === b.y && a.name === b.name && a.color === b.color && a.playerId === b.playerId;
}
