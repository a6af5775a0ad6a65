import type { Cities } from '#features/cities/index.ts';
import type { CityId, PlayerId } from '@sqltown/shared/ids';
import { LIGHT_COLORS } from '@sqltown/shared/lights';
import { refuse } from '@sqltown/shared/refusals';
import { PROTOCOL_VERSION } from '@sqltown/shared/rules';
import type { Account } from '../accounts/types.ts';
import type { CityLights } from './city-lights.ts';
import type { LiveCities, OpenCity } from './live-cities.ts';
import type { Admission, Tickets } from './tickets.ts';
import type { Seats } from './types.ts';

/**
 * How long a joiner waits for a draining owner's last save, or for the lease of an owner that has fallen silent to run
 * out; then they are told to come again.
 */
const WAIT_MS = 5_000;
const ASK_EVERY_MS = 200;

export type SeatsDeps = {
  readonly cities: Pick<Cities, 'roleOf'>;
  readonly live: LiveCities;
  readonly lights: Pick<CityLights, 'show'>;
  readonly tickets: Tickets;
  readonly wait: (ms: number) => Promise<void>;
};

type Newcomer = {
  readonly cityId: CityId;
  readonly account: Account;
  readonly role: () => Promise<Admission['role']>;
};

/** Seats in cities: finds or opens the room, and lets people in by ticket. */
export function createSeats({ cities, live, lights, tickets, wait }: SeatsDeps): Seats {
  const asking = new Map<CityId, Promise<OpenCity>>();
  return {
    async seat(cityId, account) {
      const city = await openWhenFree(cityId);
      if (city.kind === 'open' && city.isFull) return refuse('city-full');
      return admit(city, { cityId, account, role: () => cities.roleOf(cityId, account.playerId) });
    },
    watch: async (cityId, account) =>
      admit(await openWhenFree(cityId), { cityId, account, role: () => Promise.resolve('spectator') }),
    showLights: (cityId, event) => Promise.resolve(lights.show(cityId, event)),
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

  /** Whoever wants the same city meanwhile shares the asking: a drained process' players all come at once. */
  function openWhenFree(cityId: CityId): Promise<OpenCity> {
    const shared = asking.get(cityId) ?? askUntilFree(cityId).finally(() => asking.delete(cityId));
    asking.set(cityId, shared);
    return shared;
  }

  async function askUntilFree(cityId: CityId): Promise<OpenCity> {
    for (let waitedMs = 0; ; waitedMs += ASK_EVERY_MS) {
      const city = await live.open(cityId);
      if (!isPassing(city) || waitedMs >= WAIT_MS) return city;
      await wait(ASK_EVERY_MS);
    }
  }
}

/** Whether the city is about to have another owner. */
function isPassing(city: OpenCity): boolean {
  return city.kind === 'draining' || (city.kind === 'elsewhere' && city.isSilent);
}

/** The same colour for a player wherever they go, unless somebody there has it. */
function colorOf(playerId: PlayerId): number {
  return Number(BigInt(playerId) % BigInt(LIGHT_COLORS.length));
}
