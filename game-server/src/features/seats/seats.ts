import type { Cities } from '#features/cities/index.ts';
import type { CityId, PlayerId } from '@sqltown/shared/ids';
import { LIGHT_COLORS } from '@sqltown/shared/lights';
import { refuse } from '@sqltown/shared/refusals';
import { PROTOCOL_VERSION } from '@sqltown/shared/rules';
import type { Account } from '../accounts/types.ts';
import type { LiveCities, OpenCity } from './live-cities.ts';
import type { Admission, Tickets } from './tickets.ts';
import type { Seats } from './types.ts';

/** A draining owner's last save may take this long; then the joiner is told to come again. */
const DRAIN_WAIT_MS = 5_000;
const DRAIN_ASK_MS = 200;

export type SeatsDeps = {
  readonly cities: Pick<Cities, 'roleOf'>;
  readonly live: LiveCities;
  readonly tickets: Tickets;
  readonly wait: (ms: number) => Promise<void>;
};

type Newcomer = {
  readonly cityId: CityId;
  readonly account: Account;
  readonly role: () => Promise<Admission['role']>;
};

/** Seats in cities: finds or opens the room, and lets people in by ticket. */
export function createSeats({ cities, live, tickets, wait }: SeatsDeps): Seats {
  return {
    async seat(cityId, account) {
      const city = await openWhenSaved(cityId);
      if (city.kind === 'open' && city.isFull) return refuse('city-full');
      return admit(city, { cityId, account, role: () => cities.roleOf(cityId, account.playerId) });
    },
    watch: async (cityId, account) =>
      admit(await openWhenSaved(cityId), { cityId, account, role: () => Promise.resolve('spectator') }),
    showLights: (cityId, event) => Promise.resolve(live.showLights(cityId, event)),
  };

  async function admit(city: OpenCity, { cityId, account, role }: Newcomer): ReturnType<Seats['seat']> {
    if (city.kind === 'missing') return refuse('not-found');
    if (city.kind === 'draining') return refuse('draining');
    const { roomId, address } = city;
    const { playerId, name, guest } = account;
    const color = colorOf(playerId);
    const ticket = await tickets.issue({ playerId, cityId, roomId, name, guest, role: await role(), color });
    return { kind: 'seat', cityId, roomId, address, ticket, protocol: PROTOCOL_VERSION };
  }

  async function openWhenSaved(cityId: CityId): Promise<OpenCity> {
    for (let waitedMs = 0; ; waitedMs += DRAIN_ASK_MS) {
      const city = await live.open(cityId);
      if (city.kind !== 'draining' || waitedMs >= DRAIN_WAIT_MS) return city;
      await wait(DRAIN_ASK_MS);
    }
  }
}

/** The same colour for a player wherever they go, unless somebody there has it. */
function colorOf(playerId: PlayerId): number {
  return Number(BigInt(playerId) % BigInt(LIGHT_COLORS.length));
}
