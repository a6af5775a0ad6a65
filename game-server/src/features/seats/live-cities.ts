import type { CityId } from '@sqltown/shared/ids';
import { z } from 'zod';

/** What asking for a city's room came to. */
export const OpenCity = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('open'),
    roomId: z.string(),
    address: z.string().nullable(),
    isFull: z.boolean(),
  }),
  /** Another process owns it. `isSilent`: it has missed renewals of its lease, so it may be dead; ask again. */
  z.object({
    kind: z.literal('elsewhere'),
    roomId: z.string(),
    address: z.string().nullable(),
    isSilent: z.boolean(),
  }),
  /** Its owner saves for the last time; ask again. */
  z.object({ kind: z.literal('draining') }),
  z.object({ kind: z.literal('missing') }),
]);
export type OpenCity = z.infer<typeof OpenCity>;

/** The cities of this process; rooms implement it. */
export type HostedCities = {
  /** Where a city is open, here or elsewhere; null when nobody has it. */
  find(cityId: CityId): Promise<OpenCity | null>;
  /** Opens a city here, unless somebody else takes it first. */
  open(cityId: CityId): Promise<OpenCity>;
};

/** The cities of the town, as seats need them. */
export type LiveCities = {
  /** Where the city's room is, opened if nobody owns it. */
  open(cityId: CityId): Promise<OpenCity>;
};
