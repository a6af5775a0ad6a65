import { CityId } from '@sqltown/shared/ids';
import { z } from 'zod';
import { type Bus, createQuestions } from '#platform/bus/index.ts';
import type { Condition, Peers } from '#platform/peers/index.ts';
import { type HostedCities, type LiveCities, OpenCity } from './live-cities.ts';

/** Opening a city takes some tens of milliseconds; whoever doesn't answer for so long is left alone. */
const ASK_MS = 1_500;
/** What a room costs beside its players, in players: it steps ten times a second also for one. */
const ROOM_COST = 5;
/** What an event loop without a free moment costs, in players. */
const BUSY_COST = 100;

export type PlacementParts = {
  readonly here: HostedCities;
  readonly peers: Peers;
  readonly bus: Bus;
  readonly self: () => Condition;
};

/**
 * The town's cities. One that nobody has is opened by the process with the least to do, which is asked over the bus; this
 * process opens it when that is itself, or when no answer comes. Whoever opens takes the lease first, so that however
 * many are asked at once, one has it.
 */
export function createPlacement({ here, peers, bus, self }: PlacementParts): LiveCities & { close(): void } {
  const sentTo = new Map<string, { readonly of: Condition; rooms: number }>();
  const questions = createQuestions({
    bus,
    processId: self().processId,
    topic: 'open-city',
    question: z.string(),
    reply: OpenCity,
    answer: async (cityId) => here.open(CityId.parse(cityId)),
  });

  return {
    async open(cityId) {
      const found = await here.find(cityId);
      if (found !== null) return found;
      const chosen = leastLoaded();
      if (chosen === null) return here.open(cityId);
      const city = await questions.ask(chosen, cityId, ASK_MS);
      if (city === null) return here.open(cityId);
      // What is open there is elsewhere from here.
      return city.kind === 'open' ? { ...city, kind: 'elsewhere', isSilent: false } : city;
    },
    close: () => questions.close(),
  };

  /** The other process that has less to do than this one; null when this one should do it. */
  function leastLoaded(): string | null {
    const own = self();
    // Nobody can be sent to a process without an address of its own.
    const candidates = peers.others().filter(({ takesRooms, address }) => takesRooms && address !== null);
    let [best] = candidates;
    for (const each of candidates) if (best === undefined || loadOf(each) < loadOf(best)) best = each;
    if (best === undefined || (own.takesRooms && loadOf(own) <= loadOf(best))) return null;
    noteSent(best);
    return best.processId;
  }

  function loadOf(condition: Condition): number {
    const { rooms, players, busy } = condition;
    return players + ROOM_COST * (rooms + sentSince(condition)) + BUSY_COST * busy;
  }

  /** Rooms sent to a process since it last told its load: it doesn't know of them yet. */
  function sentSince(condition: Condition): number {
    const sent = sentTo.get(condition.processId);
    return sent?.of === condition ? sent.rooms : 0;
  }

  function noteSent(to: Condition): void {
    sentTo.set(to.processId, { of: to, rooms: sentSince(to) + 1 });
  }
}
