import type { CityId, PlayerId } from '@sqltown/shared/ids';
import { beforeEach, expect, it } from 'vitest';
import { type Tickets, createTickets } from './tickets.ts';

const ADMISSION = {
  playerId: '2001' as PlayerId,
  cityId: '1001' as CityId,
  roomId: 'room',
  name: 'Meera',
  guest: false,
  role: 'owner' as const,
  color: 2,
};
let nowMs: number;
let tickets: Tickets;

beforeEach(() => {
  nowMs = 1_700_000_000_000;
  tickets = createTickets({ secret: 'a secret of thirty-two characters', nowMs: () => nowMs });
});

it('[R18] opens its own tickets, for a minute', async () => {
  const ticket = await tickets.issue(ADMISSION);
  expect(await tickets.open(ticket)).toMatchObject(ADMISSION);
  nowMs += 61_000;
  expect(await tickets.open(ticket)).toBeNull();
});

it('[R18] opens nothing else', async () => {
  const ticket = await tickets.issue(ADMISSION);
  const others = createTickets({ secret: 'some other secret, as long as this', nowMs: () => nowMs });
  const [head, body, mark] = ticket.split('.');
  const unsigned = `${btoa('{"alg":"none"}').replaceAll('=', '')}.${body}.`;
  const swapped = `${head}.${btoa(JSON.stringify({ ...ADMISSION, exp: 2e9, jti: 'x' }))}.${mark}`;
  for (const bad of [await others.issue(ADMISSION), unsigned, swapped, ticket.slice(0, -2), '', null, 7, {}])
    expect(await tickets.open(bad)).toBeNull();
});

it('[R18] can be used once', async () => {
  const ticket = await tickets.open(await tickets.issue(ADMISSION));
  const other = await tickets.open(await tickets.issue(ADMISSION));
  expect([ticket, ticket, other].map((t) => t !== null && tickets.use(t))).toEqual([true, false, true]);
});
