import type { Account } from '#features/accounts/index.ts';
import type { CityId, PlayerId } from '@sqltown/shared/ids';
import { expect, it, vi } from 'vitest';
import type { OpenCity } from './live-cities.ts';
import { createSeats } from './seats.ts';
import { createTickets } from './tickets.ts';

const CITY = '1001' as CityId;
const MEERA = { playerId: '2001' as PlayerId, name: 'Meera', guest: true } as Account;
const OPEN: OpenCity = { kind: 'open', roomId: 'here', address: null, isFull: false };
const DRAINING: OpenCity = { kind: 'draining' };
const ELSEWHERE: OpenCity = { kind: 'elsewhere', roomId: 'there', address: 'ws://two:2567', isSilent: false };
const lights = { show: () => undefined };
const tickets = createTickets({ secret: 'a secret of thirty-two characters', nowMs: Date.now });

it('[R18] gives a ticket that says who comes, where to and as what', async () => {
  const reply = await seatsWith(OPEN).seat(CITY, MEERA);
  expect(reply).toMatchObject({ kind: 'seat', cityId: CITY, roomId: 'here', address: null });
  const ticket = await tickets.open('ticket' in reply ? reply.ticket : null);
  expect(ticket).toMatchObject({
    playerId: '2001',
    name: 'Meera',
    guest: true,
    role: 'builder',
    roomId: 'here',
  });
});

it('[R18] sends people to the process that has the city', async () => {
  const reply = await seatsWith(ELSEWHERE).seat(CITY, MEERA);
  expect(reply).toMatchObject({ kind: 'seat', roomId: 'there', address: 'ws://two:2567' });
});

it.each([
  ['not-found', { kind: 'missing' }],
  ['city-full', { ...OPEN, isFull: true }],
  ['draining', DRAINING],
] as const)('[R18] refuses with %s', async (code, city) => {
  expect(await seatsWith(city).seat(CITY, MEERA)).toMatchObject({ kind: 'refused', code });
});

it('[R19] waits for the last save of an owner that is leaving', async () => {
  expect(await seatsWith(DRAINING, DRAINING, OPEN).seat(CITY, MEERA)).toMatchObject({ kind: 'seat' });
});

it('[R19] waits for the lease of an owner that has fallen silent to run out', async () => {
  const silent = { ...ELSEWHERE, isSilent: true };
  expect(await seatsWith(silent, silent, OPEN).seat(CITY, MEERA)).toMatchObject({ roomId: 'here' });
});

it('[R19] sends people to an owner that is late once it has been heard of again', async () => {
  expect(await seatsWith({ ...ELSEWHERE, isSilent: true }, ELSEWHERE).seat(CITY, MEERA)).toMatchObject({
    roomId: 'there',
  });
});

it('[R19] asks once for all who want the same city', async () => {
  const open = vi.fn(() => Promise.resolve(OPEN));
  const cities = { roleOf: () => Promise.resolve('visitor' as const) };
  const seats = createSeats({ cities, live: { open }, lights, tickets, wait: () => Promise.resolve() });
  const replies = await Promise.all([
    seats.seat(CITY, MEERA),
    seats.seat(CITY, MEERA),
    seats.watch(CITY, MEERA),
  ]);
  expect(replies.map(({ kind }) => kind)).toEqual(['seat', 'seat', 'seat']);
  expect(open).toHaveBeenCalledTimes(1);
  await seats.seat(CITY, MEERA);
  expect(open).toHaveBeenCalledTimes(2);
});

it('[R19] gives up waiting after five seconds', async () => {
  let waitedMs = 0;
  const seats = createSeats({
    cities: { roleOf: () => Promise.resolve('builder') },
    live: { open: () => Promise.resolve(DRAINING) },
    lights,
    tickets,
    wait: (ms) => Promise.resolve(void (waitedMs += ms)),
  });
  await seats.seat(CITY, MEERA);
  expect(waitedMs).toBe(5_000);
});

/** Seats of a city that answers so, one after the other, the last one for ever. */
function seatsWith(...answers: readonly OpenCity[]): ReturnType<typeof createSeats> {
  const left = [...answers];
  return createSeats({
    cities: { roleOf: () => Promise.resolve('builder') },
    live: {
      open: async () => (left.length > 1 ? left.shift() : left[0]) ?? DRAINING,
    },
    lights,
    tickets,
    wait: () => Promise.resolve(),
  });
}
