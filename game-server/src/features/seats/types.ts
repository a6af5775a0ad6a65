import type { SeatReply } from '@sqltown/shared/api';
import type { LightsEvent } from '@sqltown/shared/lights';
import type { CityId, PlayerId } from '@sqltown/shared/ids';
import type { Refusal } from '@sqltown/shared/refusals';
import type { Account } from '../accounts/types.ts';

export type Seats = {
  /** Finds or starts the room that owns the city, and gives a ticket to come in. */
  seat(cityId: CityId, account: Account): Promise<({ readonly kind: 'seat' } & SeatReply) | Refusal>;
  /** The same for somebody who only wants to look on: no seat is taken, and a full city may be watched. */
  watch(cityId: CityId, account: Account): Promise<({ readonly kind: 'seat' } & SeatReply) | Refusal>;
  /** Shows a run's lit rows to everyone in the city, if the player has a seat there; otherwise does nothing. */
  showLights(cityId: CityId, event: LightsEvent & { readonly playerId: PlayerId }): Promise<void>;
};
