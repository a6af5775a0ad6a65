import { CloseCode, matchMaker } from '@colyseus/core';
import { CITY_ROOM } from './city-host.ts';

type SeatedClient = { readonly auth?: { readonly playerId?: string }; leave(code?: number): void };

/** Ends a player's connections to the rooms of this process; their seats are not kept. */
export async function ejectPlayer(playerId: string): Promise<void> {
  for (const { roomId } of await matchMaker.query({ name: CITY_ROOM })) {
    const clients: readonly SeatedClient[] = matchMaker.getLocalRoomById(roomId)?.clients ?? [];
    for (const client of clients.filter(({ auth }) => auth?.playerId === playerId))
      client.leave(CloseCode.WITH_ERROR);
  }
}
