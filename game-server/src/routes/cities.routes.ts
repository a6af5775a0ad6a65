import { MemberRequest, MembersReply, SeatReply } from '@sqltown/shared/api';
import { CityId, PlayerId } from '@sqltown/shared/ids';
import { z } from 'zod';
import type { Members } from '#features/members/index.ts';
import type { Seats } from '#features/seats/index.ts';
import { type Route, route } from './route.ts';

const OfCity = z.object({ id: CityId });

/** Each may open a room. A person looks into a few cities a minute; a bad line comes back every few seconds. */
const VISITS = { points: 60, seconds: 60, by: 'player' } as const;

export function citiesRoutes(parts: { seats: Seats; members: Members }): Route[] {
  const { seats, members } = parts;
  return [
    route({
      method: 'POST',
      path: '/cities/:id/seat',
      summary: 'Where the city lives now, and a ticket to come in',
      access: 'player',
      params: OfCity,
      body: z.strictObject({}).optional(),
      reply: SeatReply,
      limit: VISITS,
      async handle({ account, params }) {
        const seat = await seats.seat(params.id, account);
        if (seat.kind === 'refused') return seat;
        const { kind: _, ...reply } = seat;
        return reply;
      },
    }),
    route({
      method: 'POST',
      path: '/cities/:id/watch',
      summary: 'Where the city lives now, and a ticket to look on without a seat',
      access: 'player',
      params: OfCity,
      body: z.strictObject({}).optional(),
      reply: SeatReply,
      limit: VISITS,
      async handle({ account, params }) {
        const place = await seats.watch(params.id, account);
        if (place.kind === 'refused') return place;
        const { kind: _, ...reply } = place;
        return reply;
      },
    }),
    route({
      method: 'GET',
      path: '/cities/:id/members',
      summary: 'Who belongs to a city',
      access: 'player',
      params: OfCity,
      reply: MembersReply,
      async handle({ params }) {
        const result = await members.list(params.id);
        return result.kind === 'refused' ? result : { members: result.members };
      },
    }),
    route({
      method: 'PUT',
      path: '/cities/:id/members/:playerId',
      summary: 'Let somebody build in one’s city, or only visit',
      access: 'player',
      params: OfCity.extend({ playerId: PlayerId }),
      body: MemberRequest,
      reply: MembersReply,
      async handle({ account, params, body }) {
        const { id: cityId, playerId } = params;
        const result = await members.setRole({ cityId, by: account.playerId, playerId, role: body.role });
        return result.kind === 'refused' ? result : { members: result.members };
      },
    }),
  ];
}
