import { setTimeout as wait } from 'node:timers/promises';
import type { CityId } from '@sqltown/shared/ids';
import { backoffMs } from './backoff.ts';
import type { Guest } from './guest.ts';
import { type Line, openLine } from './line.ts';
import type { CityRoom } from './sdk.ts';
import { watchSilence } from './silence.ts';

/** A room that doesn't answer a farewell is left without one. */
const FAREWELL_MS = 3_000;

/** The server keeps a dropped seat about this long; then only a new seat will do. */
const SEAT_KEPT_MS = 20_000;

/** One stay in a room, from coming in until the line was lost. Milliseconds of `performance.now()`. */
export type Stay = {
  readonly roomId: string;
  /** WebSocket origin of the process. */
  readonly address: string;
  readonly fromMs: number;
  /** Null while it lasts. */
  readonly toMs: number | null;
};

export type CityLinkParts = {
  readonly guest: Guest;
  readonly random: () => number;
  /** A room was entered: listen to it. `heard` is to be called at every word of it. */
  readonly onRoom: (room: CityRoom, heard: () => void) => void;
  /** The line to it is gone, or is about to be given up. */
  readonly onGone: () => void;
};

/**
 * A bot's line to one city, kept as the page keeps its own: it enters, notices within seconds when the line is gone,
 * tries its old seat first, then asks for a new one, with pauses that grow and differ.
 */
export class CityLink {
  readonly #parts: CityLinkParts;
  readonly stays: Stay[] = [];
  /** Why the last try to come in failed, for a drill's report. */
  trouble: unknown = null;
  #line: Line | null = null;
  #visit: { readonly over: AbortController; readonly done: Promise<void> } | null = null;

  constructor(parts: CityLinkParts) {
    this.#parts = parts;
  }

  /** The room that it is in now. */
  get room(): CityRoom | null {
    return this.#line?.room ?? null;
  }

  get isIn(): boolean {
    return this.#line !== null;
  }

  /** Lives in this city from now on. */
  enter(cityId: CityId): void {
    if (this.#visit !== null) throw new Error('it is in a city already');
    const over = new AbortController();
    this.#visit = { over, done: this.#live(cityId, over.signal) };
  }

  /** Gives the seat up and resolves when that is done. */
  async leave(): Promise<void> {
    const visit = this.#visit;
    this.#visit = null;
    visit?.over.abort();
    await visit?.done;
  }

  /** Cuts the socket without a word, as a network does that goes away. */
  cut(): void {
    this.#line?.room.connection.close();
  }

  async #live(cityId: CityId, signal: AbortSignal): Promise<void> {
    let before: { readonly line: Line; readonly lostAtMs: number } | null = null;
    for (let failures = 0; !signal.aborted; ) {
      try {
        const line: Line = await this.#open(cityId, before);
        if (signal.aborted) return void (await line.room.leave());
        failures = 0;
        await this.#stay(line, signal);
        before = { line, lostAtMs: performance.now() };
      } catch (fault) {
        this.trouble = fault;
        // A seat that is no longer kept is no trouble yet: a new one is asked for at once.
        const wasRejoin = before !== null;
        before = null;
        if (wasRejoin || signal.aborted) continue;
        failures += 1;
        await wait(backoffMs(failures, this.#parts.random), null, { signal }).catch(() => undefined);
      }
    }
  }

  async #open(cityId: CityId, before: { line: Line; lostAtMs: number } | null): Promise<Line> {
    if (before !== null && performance.now() - before.lostAtMs < SEAT_KEPT_MS) return before.line.rejoin();
    const { seat, origin } = await this.#parts.guest.seat(cityId);
    return openLine(seat, origin);
  }

  async #stay(line: Line, signal: AbortSignal): Promise<void> {
    const { room, address } = line;
    const { onRoom, onGone } = this.#parts;
    const over = Promise.withResolvers<void>();
    const end = (): void => over.resolve();
    const silence = watchSilence(end);
    room.onLeave(end);
    room.onError(() => undefined);
    signal.addEventListener('abort', end);
    const stay = { roomId: room.roomId, address, fromMs: performance.now(), toMs: null };
    this.stays.push(stay);
    this.#line = line;
    onRoom(room, () => silence.heard());

    await over.promise;

    this.#line = null;
    this.stays[this.stays.length - 1] = { ...stay, toMs: performance.now() };
    signal.removeEventListener('abort', end);
    silence.stop();
    onGone();
    await leave(room, signal.aborted);
  }
}

/** A consented leave gives the seat up; otherwise the socket is only cut, and the seat can be taken again. */
async function leave(room: CityRoom, isForGood: boolean): Promise<void> {
  if (!room.connection.isOpen) return room.removeAllListeners();
  const isTold = isForGood && (await Promise.race([room.leave(), wait(FAREWELL_MS, null)])) !== null;
  if (isTold) return;
  room.removeAllListeners();
  room.connection.close();
}
