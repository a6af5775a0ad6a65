import type { Emote } from '@sqltown/shared/commands';
import { type LightsEvent, MAX_LIGHTS } from '@sqltown/shared/lights';
import type { RefusalCode } from '@sqltown/shared/refusals';
import type { Seat } from '@sqltown/shared/state';
import { cleanChat } from './chat.ts';
import { Cursors } from './cursors.ts';
import { type SeatMap, seatOfPlayer } from './roster.ts';

type Hall = {
  readonly seats: SeatMap;
  /** Tells everyone who can hear it now. */
  tell(type: string, message: unknown): void;
};

/** What people in a city say and show each other. Nothing of it is kept. */
export class Voices {
  readonly #hall: Hall;
  readonly #cursors = new Cursors();

  constructor(hall: Hall) {
    this.#hall = hall;
  }

  emote({ playerId }: Seat, emote: Emote): void {
    this.#hall.tell('emote', { playerId, emote });
  }

  say({ playerId, name, color }: Seat, text: string): void {
    this.#hall.tell('said', { playerId, name, color, text });
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

  /** Tells everyone where the pointers are that moved since the last telling, in one message. */
  tellCursors(): void {
    const cursors = this.#cursors.take().flatMap(([sessionId, at]) => {
      const seat = this.#hall.seats.get(sessionId);
      if (seat === undefined) return [];
      const { playerId, name, color } = seat;
      return [{ playerId, name, color, ...at }];
    });
    if (cursors.length > 0) this.#hall.tell('cursors', cursors);
  }

  /** Only of somebody who is here, under the name and colour that they have here. */
  showLights({ playerId, lights, total }: LightsEvent): void {
    const seat = seatOfPlayer(this.#hall.seats, playerId);
    if (seat === undefined) return;
    const { name, color } = seat;
    this.#hall.tell('lights', { playerId, name, color, lights: lights.slice(0, MAX_LIGHTS), total });
  }
}
