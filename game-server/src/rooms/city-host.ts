import type { Cities, CitySnapshot, Lease, LeaseHolder } from '#features/cities/index.ts';
import type { HostedCities, OpenCity } from '#features/seats/index.ts';
import { generateId, matchMaker } from '@colyseus/core';
import type { CityId, PlayerId } from '@sqltown/shared/ids';
import { CityLease } from './city-lease.ts';
import { Renewals } from './renewals.ts';

/** The name under which the room is defined. */
export const CITY_ROOM = 'city';

/** Often enough that a process which hangs for five seconds still has its cities. */
const RENEW_MS = 1_000;
/** A lease with less left than this wasn't renewed for two and a half seconds. */
const SILENT_BELOW_SECONDS = 4.5;

/** A city whose lease we hold, on its way into its room. */
export type Opening = { readonly lease: CityLease; readonly snapshot: CitySnapshot };

/** A city that is open here. */
export type OpenRoom = {
  readonly roomId: string;
  readonly isFull: () => boolean;
  readonly isClosing: () => boolean;
  readonly keepLease: () => void;
  readonly eject: (playerIds: ReadonlySet<string>) => void;
  readonly playerIds: () => readonly PlayerId[];
  /** How often a player is in it. Asked of every room at every join, so it makes no list. */
  readonly seatsOf: (playerId: PlayerId) => number;
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
export class CityHost implements HostedCities {
  readonly #deps: CityHostDeps;
  readonly #rooms = new Map<CityId, OpenRoom>();
  readonly #openings = new Map<string, Opening>();
  readonly #pending = new Map<CityId, Promise<OpenCity>>();
  readonly #renewals: Renewals;
  #renewing: NodeJS.Timeout | undefined;

  constructor(deps: CityHostDeps) {
    this.#deps = deps;
    this.#renewals = new Renewals(deps.cities, () => matchMaker.processId);
  }

  /** The cities that are open here. */
  get rooms(): readonly OpenRoom[] {
    return [...this.#rooms.values()];
  }

  /** How often a player is in the cities of this process: tabs, devices, as a spectator. */
  seatsOf(playerId: PlayerId): number {
    return this.rooms.reduce((sum, room) => sum + room.seatsOf(playerId), 0);
  }

  async find(cityId: CityId): Promise<OpenCity | null> {
    const room = this.#rooms.get(cityId);
    if (room !== undefined) return this.#asOpenCity(room);
    const pending = this.#pending.get(cityId);
    if (pending !== undefined) return pending;
    const lease = await this.#deps.cities.leaseOf(cityId);
    return lease === null ? null : ownedElsewhere(lease);
  }

  open(cityId: CityId): Promise<OpenCity> {
    const room = this.#rooms.get(cityId);
    if (room !== undefined) return Promise.resolve(this.#asOpenCity(room));
    const pending =
      this.#pending.get(cityId) ?? this.#open(cityId).finally(() => this.#pending.delete(cityId));
    this.#pending.set(cityId, pending);
    return pending;
  }

  /** The room asks for what it was made for; nobody else can make it. */
  take(roomId: string): Opening | null {
    const opening = this.#openings.get(roomId) ?? null;
    this.#openings.delete(roomId);
    return opening;
  }

  opened(cityId: CityId, room: OpenRoom): void {
    this.#rooms.set(cityId, room);
    this.#renewing ??= setInterval(() => {
      for (const open of this.rooms) open.keepLease();
    }, RENEW_MS);
  }

  closed(roomId: string): void {
    for (const [cityId, room] of this.#rooms) if (room.roomId === roomId) this.#rooms.delete(cityId);
    if (this.#rooms.size > 0) return;
    clearInterval(this.#renewing);
    this.#renewing = undefined;
  }

  #asOpenCity(room: OpenRoom): OpenCity {
    if (room.isClosing()) return { kind: 'draining' };
    return { kind: 'open', roomId: room.roomId, address: this.#deps.address, isFull: room.isFull() };
  }

  async #open(cityId: CityId): Promise<OpenCity> {
    const { cities, address, nowMs } = this.#deps;
    if (matchMaker.state === matchMaker.MatchMakerState.SHUTTING_DOWN) return { kind: 'draining' };
    const roomId = generateId();
    const holder: LeaseHolder = { processId: matchMaker.processId, address, roomId };
    const lease = await cities.acquireLease(cityId, holder);
    if (lease.kind === 'held') return ownedElsewhere(lease);
    const held = new CityLease({
      cities,
      renewals: this.#renewals,
      cityId,
      holder,
      epoch: lease.epoch,
      nowMs,
    });
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

function ownedElsewhere({ roomId, address, draining, restSeconds }: Lease & { kind: 'held' }): OpenCity {
  if (draining || roomId === null) return { kind: 'draining' };
  return { kind: 'elsewhere', roomId, address, isSilent: restSeconds < SILENT_BELOW_SECONDS };
}
