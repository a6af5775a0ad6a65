import type { Building, CommandReply } from '@sqltown/shared/api';
import type { CityCommand } from '@sqltown/shared/commands';
import type { CityId, PlayerId } from '@sqltown/shared/ids';
import type { BuildingKind } from '@sqltown/shared/rules';
import type { CityRole } from '@sqltown/shared/state';

/** The festival: right answers given by anyone in the city, towards a target. */
export type CityGoal = { readonly done: number; readonly target: number };

/** A city as a room loads it. `founded` is false until its owner's first deed writes it. */
export type CitySnapshot = {
  readonly cityId: CityId;
  readonly ownerId: PlayerId;
  readonly ownerName: string;
  readonly name: string;
  readonly founded: boolean;
  readonly coins: number;
  readonly xp: number;
  readonly version: number;
  readonly unlocked: readonly BuildingKind[];
  readonly goal: CityGoal;
  readonly buildings: readonly Building[];
};

/** All that has changed since a version; applying it twice is harmless. */
export type CityChanges = {
  readonly version: number;
  readonly coins: number;
  readonly xp: number;
  readonly unlocked: readonly BuildingKind[];
  readonly goal: CityGoal;
  readonly buildings: readonly Building[];
};

export type Lease =
  | { readonly kind: 'owner'; readonly epoch: number }
  | {
      readonly kind: 'held';
      readonly address: string | null;
      readonly roomId: string | null;
      readonly draining: boolean;
    };

export type LeaseHolder = {
  readonly processId: string;
  readonly address: string | null;
  readonly roomId: string;
};

/** Everything that is written about cities. Postgres commits before any of these resolves. */
export type Cities = {
  /** Null when there is no such city and no player whose home it would be. */
  load(cityId: CityId): Promise<CitySnapshot | null>;
  changesSince(cityId: CityId, version: number): Promise<CityChanges>;
  roleOf(cityId: CityId, playerId: PlayerId): Promise<CityRole>;
  /**
   * Carries out one command for the city's owner process, founding the city if this is its first deed.
   * Idempotent per (city, player, command id). Occupancy is the caller's to check before; the money,
   * the epoch, unlocks and undo are checked here, inside the statement.
   */
  execute(order: {
    cityId: CityId;
    playerId: PlayerId;
    epoch: number;
    command: CityCommand;
  }): Promise<CommandReply>;
  /**
   * The kept reply of a command that was carried out before (a retry), a refusal where its id was used for
   * something else or by somebody else, null for a new one. The room asks before it refuses a taken tile,
   * since a retried `place` finds its own building standing there.
   */
  replyTo(order: { cityId: CityId; playerId: PlayerId; command: CityCommand }): Promise<CommandReply | null>;
  /** Puts granted buildings that have no tile yet where the owner chose; fenced by epoch. */
  placeGrant(order: {
    cityId: CityId;
    epoch: number;
    buildingId: string;
    x: number;
    y: number;
  }): Promise<CityChanges>;
  acquireLease(cityId: CityId, holder: LeaseHolder): Promise<Lease>;
  /** False: the lease has passed on; the room must dispose itself. */
  renewLease(cityId: CityId, holder: LeaseHolder, epoch: number): Promise<boolean>;
  drainLease(cityId: CityId, holder: LeaseHolder, epoch: number): Promise<void>;
  releaseLease(cityId: CityId, holder: LeaseHolder, epoch: number): Promise<void>;
  /** Tells rooms in any process that a city's version moved. Only a wake-up: changesSince is the truth. */
  onVersion(listener: (cityId: CityId, version: number) => void): () => void;
};
