import type { Cities, CitySnapshot, LeaseHolder } from '#features/cities/index.ts';
import type { LiveCities, OpenCity } from '#features/seats/index.ts';
import { generateId, matchMaker } from '@colyseus/core';
import type { CityId } from '@sqltown/shared/ids';
import type { LightsEvent } from '@sqltown/shared/lights';
import { CityLease } from './city-lease.ts';

/** The name under which the room is defined. */
export const CITY_ROOM = 'city';

/** A city whose lease we hold, on its way into its room. */
export type Opening = { readonly lease: CityLease; readonly snapshot: CitySnapshot };

/** A city that is open here. */
export type OpenRoom = {
  readonly roomId: string;
  readonly isFull: () => boolean;
  readonly isClosing: () => boolean;
};

export type CityHostDeps = {
  readonly cities: Cities;
  /** WebSocket origin of this process; null when it is the page's own. */
  readonly address: string | null;
  readonly nowMs: () => number;
};

/**
 * The cities of this process. Opening one takes its lease first, then loads it, then makes the room, so that
 * two processes can't both have it. Rooms are made here only: a client can't make one.
 */
export class CityHost implements LiveCities {
  readonly #deps: CityHostDeps;
  readonly #rooms = new Map<CityId, OpenRoom>();
  readonly #openings = new Map<string, Opening>();
  readonly #pending = new Map<CityId, Promise<OpenCity>>();

  constructor(deps: CityHostDeps) {
    this.#deps = deps;
  }

  open(cityId: CityId): Promise<OpenCity> {
    const room = this.#rooms.get(cityId);
    if (room?.isClosing() === true) return Promise.resolve({ kind: 'draining' });
    if (room !== undefined) {
      const { address } = this.#deps;
      return Promise.resolve({ kind: 'open', roomId: room.roomId, address, isFull: room.isFull() });
    }
    const pending =
      this.#pending.get(cityId) ?? this.#open(cityId).finally(() => this.#pending.delete(cityId));
    this.#pending.set(cityId, pending);
    return pending;
  }

  showLights(cityId: CityId, event: LightsEvent): void {
    matchMaker.presence.publish(lightsTopic(cityId), event);
  }

  /** The room asks for what it was made for; nobody else can make it. */
  take(roomId: string): Opening | null {
    const opening = this.#openings.get(roomId) ?? null;
    this.#openings.delete(roomId);
    return opening;
  }

  opened(cityId: CityId, room: OpenRoom): void {
    this.#rooms.set(cityId, room);
  }

  closed(roomId: string): void {
    for (const [cityId, room] of this.#rooms) if (room.roomId === roomId) this.#rooms.delete(cityId);
  }

  async #open(cityId: CityId): Promise<OpenCity> {
    const { cities, address, nowMs } = this.#deps;
    if (matchMaker.state === matchMaker.MatchMakerState.SHUTTING_DOWN) return { kind: 'draining' };
    const roomId = generateId();
    const holder: LeaseHolder = { processId: matchMaker.processId, address, roomId };
    const lease = await cities.acquireLease(cityId, holder);
    if (lease.kind === 'held') {
      if (lease.draining || lease.roomId === null) return { kind: 'draining' };
      return { kind: 'elsewhere', roomId: lease.roomId, address: lease.address };
    }
    const held = new CityLease({ cities, cityId, holder, epoch: lease.epoch, nowMs });
    try {
      const snapshot = await cities.load(cityId);
      if (snapshot === null) {
        await held.release();
        return { kind: 'missing' };
      }
      this.#openings.set(roomId, { lease: held, snapshot });
      await matchMaker.handleCreateRoom(CITY_ROOM, {}, undefined, roomId);
      return { kind: 'open', roomId, address, isFull: false };
    } catch (error) {
      this.#openings.delete(roomId);
      await held.release();
      throw error;
    }
  }
}

export function lightsTopic(cityId: CityId): string {
  return `lights:${cityId}`;
}
