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
      /** How long it still holds without being renewed, in seconds by the database's clock. */
      readonly restSeconds: number;
    };

export type LeaseHolder = {
  readonly processId: string;
  readonly address: string | null;
  readonly roomId: string;
};

/** A lease that this process believes to have. */
export type HeldLease = { readonly cityId: CityId; readonly roomId: string; readonly epoch: number };

/** What became of a lease: `lost` when it has passed on. `version` is how far the city has come. */
export type Renewal =
  | { readonly kind: 'kept'; readonly version: number }
  | { readonly kind: 'lost' | 'unreachable' };

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
  /** Who holds the city now; null when it is free. */
  leaseOf(cityId: CityId): Promise<(Lease & { kind: 'held' }) | null>;
  /** Renews all the leases of a process at once. Lost: that room must dispose itself. Never rejects. */
  renewLeases(processId: string, leases: readonly HeldLease[]): Promise<ReadonlyMap<CityId, Renewal>>;
  drainLease(cityId: CityId, holder: LeaseHolder, epoch: number): Promise<void>;
  releaseLease(cityId: CityId, holder: LeaseHolder, epoch: number): Promise<void>;
  /** Tells a city's room, in whatever process it is, that its version moved. Only a hint: changesSince is the truth. */
  onVersion(cityId: CityId, listener: (version: number) => void): () => void;
};
