import { setTimeout as wait } from 'node:timers/promises';
import { seeded } from '@sqltown/shared/noise';
import { type Dialect, type Place, dialects } from './dialect.ts';
import type { LoadAsk, Played, Sighting } from './protocol.ts';
import type { LoadSocket } from './socket.ts';

/** Joins under way at once: more would measure the queue of sockets. */
const JOINS_AT_ONCE = 50;
const TICK_MS = 4;
/** Everyone walks about here and looks at all of it: dry ground by the plaza, a screen of 40×24 tiles. */
const PLAZA = { x0: 44, y0: 45, x1: 84, y1: 69 };
/** Prime, so that each client gets all of them in turn. */
const WALKS = 67;
const SIGHTED_OF_A_ROOM = 3;

type Client = { readonly socket: LoadSocket; readonly seen: { patches: number } };

/** Clients of one server. */
export class LoadCrowd {
  readonly #clients: Client[] = [];
  #dialect: Dialect = dialects.city;
  #sightings: Sighting[] | null = null;
  #lost = 0;

  async join({ dialect, origin, places }: Extract<LoadAsk, { ask: 'join' }>): Promise<void> {
    this.#dialect = dialects[dialect];
    const sighted = new Map<string, number>();
    for (let from = 0; from < places.length; from += JOINS_AT_ONCE) {
      const some = places.slice(from, from + JOINS_AT_ONCE);
      await Promise.all(
        some.map(async (place) => {
          const nth = (sighted.get(place.room) ?? 0) + 1;
          sighted.set(place.room, nth);
          const isSighted = dialect === 'city' && nth <= SIGHTED_OF_A_ROOM;
          await this.#admit({ origin, place, isSighted });
        }),
      );
    }
  }

  /** Everyone walks, so many messages a second, for so long; what came back is counted. */
  async play({ seconds, messageHz, seed }: Extract<LoadAsk, { ask: 'play' }>): Promise<Played> {
    const walks = this.#walks(seed);
    const patchesBefore = this.#patches();
    const bytesBefore = this.#bytes();
    this.#sightings = [];
    this.#lost = 0;
    const startedAt = performance.now();
    let messages = 0;
    for (;;) {
      const elapsedMs = performance.now() - startedAt;
      if (elapsedMs >= seconds * 1000) break;
      // Spread evenly: the nth message is sent when its time has come, by the clients in turn.
      const due = Math.floor((elapsedMs / 1000) * messageHz * this.#clients.length);
      for (; messages < due; messages++) {
        const walk = walks[messages % walks.length];
        if (walk !== undefined) this.#clients[messages % this.#clients.length]?.socket.send(walk);
      }
      await wait(TICK_MS);
    }
    const sightings = this.#sightings;
    this.#sightings = null;
    return {
      seconds: (performance.now() - startedAt) / 1000,
      patches: this.#patches() - patchesBefore,
      messages,
      bytes: this.#bytes() - bytesBefore,
      lost: this.#lost,
      sightings,
    };
  }

  leave(): void {
    for (const { socket } of this.#clients.splice(0)) {
      socket.onClose = () => undefined;
      socket.close();
    }
  }

  async #admit(newcomer: {
    readonly origin: string;
    readonly place: Place;
    readonly isSighted: boolean;
  }): Promise<void> {
    const { origin, place, isSighted } = newcomer;
    const dialect = this.#dialect;
    const seen = { patches: 0 };
    const socket = await dialect.join(origin, place, (payload) => {
      if (!dialect.isPatch(payload)) return;
      seen.patches += 1;
      if (isSighted) this.#sight(place.room, payload);
    });
    socket.onClose = () => {
      this.#lost += 1;
    };
    const look = dialect.look(PLAZA);
    if (look !== null) socket.send(look);
    this.#clients.push({ socket, seen });
  }

  #sight(room: string, payload: Buffer): void {
    this.#sightings?.push({ room, step: stepOf(payload), atMs: Number(process.hrtime.bigint()) / 1e6 });
  }

  /** A store of ways to go, framed once: nothing is encoded while the clock runs. */
  #walks(seed: number): Buffer[] {
    const random = seeded(seed);
    const within = (from: number, to: number): number => from + random() * (to - from);
    return Array.from({ length: WALKS }, () =>
      this.#dialect.walk(within(PLAZA.x0, PLAZA.x1), within(PLAZA.y0, PLAZA.y1)),
    );
  }

  #patches(): number {
    return this.#clients.reduce((sum, { seen }) => sum + seen.patches, 0);
  }

  #bytes(): number {
    return this.#clients.reduce((sum, { socket }) => sum + socket.bytesRead, 0);
  }
}

/** Room code, a type of one letter, kind, version, and then the step (docs/protocol.md). */
function stepOf(payload: Buffer): number {
  return payload.readUInt32LE(5);
}
