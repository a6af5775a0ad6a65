import type { Cities } from '#features/cities/index.ts';
import type { CityLights, HostedCities, Tickets } from '#features/seats/index.ts';
import { type RegisteredHandler, ServerError, defineRoom, matchMaker } from '@colyseus/core';
import { PROTOCOL_VERSION } from '@sqltown/shared/rules';
import { z } from 'zod';
import type { RoomDeps } from './base-room.ts';
import { type Beat, createBeat } from './beat.ts';
import { CityHost } from './city-host.ts';
import { CityRoom, type CityRoomDeps } from './city-room.ts';
import { type Seated, seatedAt } from './eject.ts';

export { ejectBanned } from './banned.ts';
export { createBeat } from './beat.ts';

export type CityRoomsDeps = RoomDeps & {
  readonly cities: Cities;
  readonly tickets: Tickets;
  readonly lights: Pick<CityLights, 'watch'>;
  readonly sync: 'stream' | 'mirror';
  readonly maxSeats: number;
  /** Its own by default. */
  readonly beat?: Beat;
  /** WebSocket origin of this process; null when it is the page's own. */
  readonly address: string | null;
};

type CityRooms = {
  readonly rooms: { readonly city: RegisteredHandler };
  /** The cities of this process, for those who place and count them. */
  readonly hosted: HostedCities;
  readonly seated: Seated;
  /** How many cities and players are here. */
  readonly counts: () => { readonly rooms: number; readonly players: number };
};

const JoinOptions = z.object({ ticket: z.string(), protocol: z.int() });

/**
 * The city rooms of this process: their definition for `defineServer({ rooms })`, and what seats are given in. Clients can join and reconnect; making rooms is the server's own business.
 */
export function createCityRooms(deps: CityRoomsDeps): CityRooms {
  const { cities, address, nowMs } = deps;
  const host = new CityHost({ cities, address, nowMs });
  const roomDeps: CityRoomDeps = { ...deps, host, beat: deps.beat ?? createBeat({ nowMs }) };

  class City extends CityRoom {
    protected override readonly deps = roomDeps;

    static override async onAuth(_token: string, options: unknown): Promise<unknown> {
      const asked = JoinOptions.safeParse(options);
      if (!asked.success) throw new ServerError(400, 'input-invalid');
      if (asked.data.protocol !== PROTOCOL_VERSION) throw new ServerError(426, 'protocol-old');
      const ticket = await deps.tickets.open(asked.data.ticket);
      if (ticket === null) throw new ServerError(401, 'signed-out');
      return ticket;
    }
  }

  matchMaker.controller.exposedMethods = ['joinById', 'reconnect'];
  return {
    rooms: { city: defineRoom(City) },
    hosted: host,
    seated: seatedAt(host),
    counts: () => ({
      rooms: host.rooms.length,
      players: host.rooms.reduce((sum, room) => sum + room.playerIds().length, 0),
    }),
  };
}
