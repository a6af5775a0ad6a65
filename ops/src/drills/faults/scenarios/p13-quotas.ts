import type { SeatReply } from '@sqltown/shared/api';
import { readMetrics } from '../metrics.ts';
import { type RawSeat, openSocket, reserve, takeRawSeat } from '../raw-seat.ts';
import { type Scenario, expectations } from '../scenario.ts';
import type { Player, Town } from '../town.ts';
import type { Answer } from '../visitor.ts';

/** What one player may have: seats asked for in a minute. */
const SEATS_A_MINUTE = 60;
/** In one process, whatever the cities. */
const SEATS_AT_ONCE = 50;

/** One player who wants a room of every city, and one who joins without end. */
export const quotas: Scenario = {
  id: 'P13',
  fault: '500 rooms a user; 1,000 joins a second',
  criterion: 'quota',
  needs: ['postgres'],
  run: async (stage) => {
    const expected = expectations();
    const town = await stage.ownTown();
    const cities = await newcomers(town, stage.count(150, 90));
    const greedy = await town.newPlayer();
    const roomsBefore = await rooms(town);
    const answers = await Promise.all(
      cities.map(({ cityId }) => greedy.visitor.post(`/api/v1/cities/${cityId}/seat`)),
    );
    const given = answers.filter(({ status }) => status === 200).length;
    const turnedAway = answers.filter(({ status }) => status === 429).length;
    const opened = (await rooms(town)) - roomsBefore;
    expected.that(given <= SEATS_A_MINUTE, `${given} seats were given within a minute`);
    expected.that(given + turnedAway === cities.length, 'some were turned away for another reason');
    expected.that(opened <= SEATS_A_MINUTE, `${opened} rooms stand open for one player`);

    const greedyIn = await comeInto(town, answers);
    expected.that(greedyIn <= SEATS_AT_ONCE, `one player sits in ${greedyIn} cities`);
    const joins = await joinStorm(town, stage.count(1_000, 300));
    expected.that(joins.in <= 1, `${joins.in} joins with one ticket came in`);
    expected.that(town.isAlive(), 'the server died');
    const honest = await town.newMayor();
    const reply = await honest.seat.place({ x: 30, y: 30 });
    expected.that(reply.kind === 'done', 'an honest player was turned away');
    return {
      did: `asked for seats in ${cities.length} cities at once, then joined ${joins.asked} times in ${joins.seconds.toFixed(1)} s with one ticket`,
      counts: {
        given,
        'turned away': turnedAway,
        'cities that one sat in': greedyIn,
        'rooms opened': opened,
        'joins that came in': joins.in,
      },
      violations: expected.violations,
    };
  },
};

async function newcomers(town: Town, count: number): Promise<Player[]> {
  const players: Player[] = [];
  while (players.length < count)
    players.push(
      ...(await Promise.all(
        Array.from({ length: Math.min(10, count - players.length) }, () => town.newPlayer()),
      )),
    );
  return players;
}

async function rooms(town: Town): Promise<number> {
  return (await readMetrics(town.server.url)).sum('sqltown_rooms');
}

/** Goes into every city that a seat was given in. @returns in how many it sat at once. */
async function comeInto(town: Town, answers: readonly Answer[]): Promise<number> {
  const tickets = answers.filter(({ status }) => status === 200).map(({ body }) => body as SeatReply);
  const coming = tickets.map((ticket) => takeRawSeat(town.server.url, ticket));
  const seats = (await Promise.allSettled(coming)).flatMap((seat) =>
    seat.status === 'fulfilled' ? [seat.value] : [],
  );
  for (const seat of seats) seat.close();
  return seats.length;
}

/** As many joins as a second holds, all with the same ticket. */
async function joinStorm(town: Town, asked: number) {
  const { visitor, cityId } = await town.newPlayer();
  const ticket = await visitor.seat(cityId);
  const startedMs = performance.now();
  const join = async (): Promise<RawSeat> =>
    openSocket(town.server.url, await reserve(town.server.url, ticket));
  const seats = await Promise.allSettled(Array.from({ length: asked }, join));
  const seconds = (performance.now() - startedMs) / 1000;
  const live = seats.flatMap((seat) => (seat.status === 'fulfilled' ? [seat.value] : []));
  for (const seat of live) seat.close();
  return { asked, in: live.length, seconds };
}
