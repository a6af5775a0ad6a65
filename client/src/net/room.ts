import type { Bridge } from '#bridge/index.ts';
import type { CommandReply, Me, SeatReply } from '@sqltown/shared/api';
import type { CityCommand } from '@sqltown/shared/commands';
import type { CityId } from '@sqltown/shared/ids';
import type { Refusal } from '@sqltown/shared/refusals';
import { PROTOCOL_VERSION } from '@sqltown/shared/rules';
import { backoffMs } from './backoff.ts';
import { type CityFacts, keepIfSame, readFacts } from './city-facts.ts';
import { CommandQueue } from './command-queue.ts';
import { type CityRoom, type Joined, type JoinTrouble, joinSeat, troubleOf } from './join.ts';
import type { LinkStatus } from './link-status.ts';
import { Observable } from './observable.ts';
import { sendOrder } from './order.ts';
import { watchSilence } from './silence.ts';
import type { connectWorld, WorldRoom } from './world/index.ts';

/** The server keeps a dropped seat about this long; then only a new seat will do. */
const SEAT_KEPT_MS = 20_000;
/** So many sockets in a row that never opened, while HTTP works, mean that something between blocks them. */
const BLOCKED_AFTER = 2;

type Seating = (cityId: CityId, signal: AbortSignal) => Promise<SeatReply>;
export type ConnectWorld = typeof connectWorld;

export type RoomLinkParts = {
  readonly bridge: Bridge;
  readonly seat: Seating;
  readonly loadWorld: () => Promise<ConnectWorld>;
  /** The room has something to say to this player alone, mostly why a message was refused. */
  readonly onNotice: (words: string) => void;
};

/**
 * The page's line to one city: enters it, notices within seconds when it is gone, and comes back by itself.
 *
 *     enter → seat → join → live ──drop, silence, offline──► rejoin → … → seat → join → live
 */
export class RoomLink {
  readonly status = new Observable<LinkStatus>({ kind: 'connecting', trouble: null });
  readonly facts = new Observable<CityFacts | null>(null);
  readonly #parts: RoomLinkParts;
  readonly #queue = new CommandQueue();
  #room: CityRoom | null = null;
  #visit: AbortController | null = null;

  constructor(parts: RoomLinkParts) {
    this.#parts = parts;
  }

  /** Leaves any city and lives in this one until told otherwise. */
  enter(cityId: CityId, me: Me): void {
    this.leave();
    const visit = new AbortController();
    this.#visit = visit;
    this.status.set({ kind: 'connecting', trouble: null });
    if (this.facts.get()?.cityId !== cityId) this.facts.set(null);
    void this.#live(cityId, me, visit.signal);
  }

  leave(): void {
    this.#visit?.abort();
    this.#visit = null;
  }

  /** Resolves with the city's reply, also when the line breaks meanwhile; see CommandQueue. */
  command(command: CityCommand): Promise<CommandReply> {
    return this.#queue.push(command);
  }

  /** A plain message. What is said into a broken line is lost: these are about this moment only. */
  send(type: string, payload: unknown): void {
    if (this.#room?.connection.isOpen === true) this.#room.send(type, payload);
  }

  async #live(cityId: CityId, me: Me, signal: AbortSignal): Promise<void> {
    let before: { joined: Joined; droppedAt: number } | null = null;
    let failures = 0;
    let deadSockets = 0;
    while (!signal.aborted) {
      try {
        // The world's decoder must be here before the room's first words are.
        const connectWorld = await this.#parts.loadWorld();
        const joined: Joined = await this.#join(cityId, before, signal);
        if (signal.aborted) return void joined.room.leave();
        failures = 0;
        deadSockets = 0;
        const trouble = await this.#stay(joined.room, connectWorld, me, signal);
        if (trouble !== null) return this.status.set({ kind: 'stopped', code: trouble });
        before = { joined, droppedAt: performance.now() };
      } catch (fault) {
        if (signal.aborted) return;
        const trouble = troubleOf(fault);
        if (trouble.kind === 'final') return this.status.set({ kind: 'stopped', code: trouble.code });
        // A seat that is no longer kept is no trouble yet: a new one is asked for at once.
        const wasRejoin: boolean = before !== null;
        before = null;
        if (wasRejoin) continue;
        failures++;
        deadSockets = trouble.kind === 'socket' ? deadSockets + 1 : 0;
        this.#explain(trouble.kind === 'socket' && deadSockets < BLOCKED_AFTER ? null : trouble);
        await pause(backoffMs(failures), signal);
      }
    }
  }

  async #join(
    cityId: CityId,
    before: { joined: Joined; droppedAt: number } | null,
    signal: AbortSignal,
  ): Promise<Joined> {
    if (before !== null && performance.now() - before.droppedAt < SEAT_KEPT_MS) return before.joined.rejoin();
    const seat = await this.#parts.seat(cityId, signal);
    if (seat.protocol !== PROTOCOL_VERSION) throw new Error('protocol-old');
    return joinSeat(seat);
  }

  /** Lives in a room until the line drops (null) or the room says something final. */
  async #stay(
    room: CityRoom,
    connectWorld: ConnectWorld,
    me: Me,
    signal: AbortSignal,
  ): Promise<Extract<JoinTrouble, { kind: 'final' }>['code'] | null> {
    const over = Promise.withResolvers<Error | null>();
    const silence = watchSilence(() => over.resolve(null));
    const drop = (): void => over.resolve(null);
    const read = (): void => {
      silence.heard();
      this.facts.update((facts) => keepIfSame(facts, readFacts(room.state) ?? facts));
    };
    room.onStateChange(read);
    room.onMessage('notice', (refusal: Refusal) => this.#parts.onNotice(refusal.message));
    room.onLeave((_code, reason) => over.resolve(new Error(reason ?? '')));
    room.onError((_code, message) => console.warn('room.error', message));
    // The SDK types what it hears as `any`; the world names what it takes.
    const stopWorld = connectWorld(room as unknown as WorldRoom, this.#parts.bridge, me);
    const stopSteps = this.#parts.bridge.world.on('step', silence.heard);
    addEventListener('offline', drop);
    signal.addEventListener('abort', drop);
    this.#room = room;
    this.#queue.open((command) => sendOrder(room, command));
    this.status.set({ kind: 'live' });
    this.#parts.bridge.hud.emit('online', true);
    read();

    const said = await over.promise;

    this.#queue.close();
    this.#room = null;
    removeEventListener('offline', drop);
    signal.removeEventListener('abort', drop);
    stopSteps();
    stopWorld();
    silence.stop();
    leaveQuietly(room, signal.aborted);
    if (signal.aborted) return null;
    this.#parts.bridge.hud.emit('online', false);
    this.#explain(null);
    const trouble = said === null ? null : troubleOf(said);
    return trouble?.kind === 'final' ? trouble.code : null;
  }

  #explain(trouble: JoinTrouble | null): void {
    const wasLive = this.facts.get() !== null;
    this.status.set({ kind: wasLive ? 'reconnecting' : 'connecting', trouble });
  }
}

/** A consented leave gives the seat up; otherwise the socket is only cut, and the seat can be taken again. */
function leaveQuietly(room: CityRoom, isForGood: boolean): void {
  room.removeAllListeners();
  if (!room.connection.isOpen) return;
  if (isForGood) void room.leave();
  else room.connection.close();
}

/** Waits, or less when the browser says that the network is back. */
function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, ms);
    addEventListener('online', done);
    signal.addEventListener('abort', done);
    function done(): void {
      clearTimeout(timer);
      removeEventListener('online', done);
      signal.removeEventListener('abort', done);
      resolve();
    }
  });
}
