import { CityId } from '@sqltown/shared/ids';
import { z } from 'zod';
import { type Bus, createQuestions } from '#platform/bus/index.ts';
import type { Condition, Peers } from '#platform/peers/index.ts';
import { type HostedCities, type LiveCities, OpenCity } from './live-cities.ts';

/**
 * Opening a city takes some tens of milliseconds, on a busy process more; whoever takes longer is left alone. Those who
 * wait to come in are told something within three seconds, whatever hangs.
 */
const ASK_MS = 1_500;
/** What a room costs beside its players, in players: it steps ten times a second also for one. */
const ROOM_COST = 5;
/** What an event loop without a free moment costs, in players. */
const BUSY_COST = 100;
/** A second until a process tells how it is again, and one for players to come in. */
const UNTOLD_MS = 2_000;

export type PlacementParts = {
  readonly here: HostedCities;
  readonly peers: Peers;
  readonly bus: Bus;
  readonly self: () => Condition;
  readonly nowMs: () => number;
};

/**
 * The town's cities. One that nobody has is opened by the process with the least to do, which is asked over the bus; this
 * process opens it when that is itself, or when no answer comes. Whoever opens takes the lease first, so that however
 * many are asked at once, one has it.
 */
export function createPlacement(parts: PlacementParts): LiveCities & { close(): void } {
  const { here, peers, bus, self, nowMs } = parts;
  let sent: readonly { readonly processId: string; readonly atMs: number }[] = [];
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
    const roomCost = ROOM_COST + playersPerRoom([own, ...candidates]);
    const loadOf = ({ processId, rooms, players, busy }: Condition): number =>
      players + ROOM_COST * rooms + BUSY_COST * busy + roomCost * roomsOnTheWay(processId);
    let [best] = candidates;
    for (const each of candidates) if (best === undefined || loadOf(each) < loadOf(best)) best = each;
    if (best === undefined || (own.takesRooms && loadOf(own) <= loadOf(best))) best = own;
    sent = [...sent.filter(isRecent), { processId: best.processId, atMs: nowMs() }];
    return best === own ? null : best.processId;
  }

  /** Rooms that were placed a moment ago: neither they nor their players have been told of yet. */
  function roomsOnTheWay(processId: string): number {
    return sent.filter((each) => each.processId === processId && isRecent(each)).length;
  }

  function isRecent({ atMs }: { readonly atMs: number }): boolean {
    return nowMs() - atMs < UNTOLD_MS;
  }
}

function playersPerRoom(conditions: readonly Condition[]): number {
  const rooms = conditions.reduce((sum, condition) => sum + condition.rooms, 0);
  const players = conditions.reduce((sum, condition) => sum + condition.players, 0);
  return players / Math.max(1, rooms);
}
