import type { Client, Room } from '@colyseus/core';
import type { Emote } from '@sqltown/shared/commands';
import { type LightsEvent, MAX_LIGHTS } from '@sqltown/shared/lights';
import type { RefusalCode } from '@sqltown/shared/refusals';
import type { CityState, Seat } from '@sqltown/shared/state';
import { cleanChat } from './chat.ts';
import { Cursors } from './cursors.ts';
import { seatOfPlayer } from './roster.ts';

type Hall = Pick<Room<{ state: CityState }>, 'state' | 'broadcast'> & {
  readonly clients: { get(sessionId: string): Client | undefined };
};

/** What people in a city say and show each other. Nothing of it is kept. */
export class Voices {
  readonly #hall: Hall;
  readonly #cursors = new Cursors();

  constructor(hall: Hall) {
    this.#hall = hall;
  }

  emote({ playerId }: Seat, emote: Emote): void {
    this.#hall.broadcast('emote', { playerId, emote });
  }

  say({ playerId, name, color }: Seat, text: string): void {
    this.#hall.broadcast('said', { playerId, name, color, text });
  }

  /** Free words: of claimed accounts, and fit to be shown. */
  chat(seat: Seat, text: string): RefusalCode | undefined {
    if (seat.guest) return 'chat-guest';
    const line = cleanChat(text);
    if (line === null) return 'chat-blocked';
    this.say(seat, line);
    return undefined;
  }

  point(sessionId: string, at: { readonly x: number; readonly y: number }): void {
    this.#cursors.move(sessionId, at);
  }

  forget(sessionId: string): void {
    this.#cursors.forget(sessionId);
  }

  /** Tells everyone else where the pointers are that moved since the last telling. */
  tellCursors(): void {
    for (const [sessionId, at] of this.#cursors.take()) {
      const seat = this.#hall.state.seats.get(sessionId);
      const except = this.#hall.clients.get(sessionId);
      if (seat === undefined || except === undefined) continue;
      const { playerId, name, color } = seat;
      this.#hall.broadcast('cursor', { playerId, name, color, ...at }, { except });
    }
  }

  /** Only of somebody who is here, under the name and colour that they have here. */
  showLights({ playerId, lights, total }: LightsEvent): void {
    const seat = seatOfPlayer(this.#hall.state.seats, playerId);
    if (seat === undefined) return;
    const { name, color } = seat;
    this.#hall.broadcast('lights', { playerId, name, color, lights: lights.slice(0, MAX_LIGHTS), total });
  }
}
