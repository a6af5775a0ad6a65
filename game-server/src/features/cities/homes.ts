import type { CityId, PlayerId } from '@sqltown/shared/ids';

/** Whose home a city is. Accounts reserve the ids; a city is written with its owner's first deed. */
export type Homes = {
  ownerOf(cityId: CityId): Promise<{ readonly playerId: PlayerId; readonly name: string } | null>;
  /** Null for a player that doesn't exist (any more). */
  cityOf(playerId: PlayerId): Promise<CityId | null>;
};
