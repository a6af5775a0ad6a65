import type { CommandReply } from '@sqltown/shared/api';
import type { CityCommand, Emote } from '@sqltown/shared/commands';
import type { CityId, PlayerId } from '@sqltown/shared/ids';
import { STREAM_MESSAGE } from '@sqltown/shared/stream';
import { type Checkpoint, Checkpoints } from './checkpoints.ts';
import { CityLink, type Stay } from './city-link.ts';
import { Guest } from './guest.ts';
import { type Order, Orders, type Recorder } from './orders.ts';
import type { CityRoom } from './sdk.ts';
import type { Town } from './town.ts';
import { WorldModel } from './world-model.ts';

export type BotParts = {
  readonly town: Town;
  /** Which of the town's origins it knocks at first. */
  readonly door: number;
  /** Numbers in [0, 1), seeded by the drill. */
  readonly random: () => number;
  readonly recorder: Recorder;
};

/** A player without a page: signs in, lives in a city, gives commands, and keeps its own picture of the world. */
export class Bot {
  readonly guest: Guest;
  readonly random: () => number;
  readonly #orders: Orders;
  readonly #link: CityLink;
  readonly #checkpoints = new Checkpoints();
  #cityId: CityId | null = null;
  #world: WorldModel | null = null;

  constructor({ town, door, random, recorder }: BotParts) {
    this.guest = new Guest(town, door);
    this.random = random;
    this.#orders = new Orders(recorder);
    this.#link = new CityLink({
      guest: this.guest,
      random,
      onRoom: (room, heard) => this.#listen(room, heard),
      onGone: () => {
        this.#orders.through(null);
        this.#checkpoints.forget();
      },
    });
  }

  get playerId(): PlayerId {
    return this.guest.me.playerId;
  }

  /** The room that it is in now; null while it has no line. */
  get roomId(): string | null {
    return this.#link.room?.roomId ?? null;
  }

  /** Whether it has a seat, and sees the city. */
  get isIn(): boolean {
    return this.#link.isIn && this.#world !== null && this.#world.step > 0;
  }

  /** Every stay in a room so far, oldest first. */
  get stays(): readonly Stay[] {
    return this.#link.stays;
  }

  /** Why it last failed to come in. */
  get trouble(): unknown {
    return this.#link.trouble;
  }

  /** Null before the first room. A new room begins a new picture. */
  get world(): WorldModel | null {
    return this.#world;
  }

  /** Commands that nobody has answered yet. */
  get openOrders(): readonly Order[] {
    return this.#orders.open;
  }

  enter(cityId: CityId): void {
    this.#cityId = cityId;
    this.#link.enter(cityId);
  }

  leave(): Promise<void> {
    return this.#link.leave();
  }

  /** Cuts its line without a word; it comes back by itself. */
  cut(): void {
    this.#link.cut();
  }

  /** Resolves with the city's own reply, also when lines break meanwhile. */
  command(command: CityCommand): Promise<CommandReply> {
    if (this.#cityId === null) throw new Error('a bot commands in a city only');
    return this.#orders.give({ kind: 'command', playerId: this.playerId, cityId: this.#cityId, command });
  }

  walk(to: { readonly x: number; readonly y: number }): void {
    this.#say('walk', to);
  }

  point(at: { readonly x: number; readonly y: number }): void {
    this.#say('cursor', at);
  }

  look(at: { readonly x0: number; readonly y0: number; readonly x1: number; readonly y1: number }): void {
    this.#say('look', at);
  }

  emote(emote: Emote): void {
    this.#say('emote', { emote });
  }

  /** Compares what it sees with the room's own hash. Null when the line broke before the room answered. */
  check(): Promise<Checkpoint | null> {
    const room = this.#link.room;
    return room === null ? Promise.resolve(null) : this.#checkpoints.ask(room);
  }

  #listen(room: CityRoom, heard: () => void): void {
    const world = new WorldModel(() => room.send('resync', {}));
    this.#world = world;
    room.onStateChange(heard);
    room.onMessage(STREAM_MESSAGE, (bytes: Uint8Array) => {
      heard();
      world.take(bytes);
    });
    // What people say and show is heard and let be: a bot has no page to show it on.
    room.onMessage('*', heard);
    this.#checkpoints.listen(room, world);
    world.ask();
    this.#orders.through(room);
  }

  /** What is said into a broken line is lost: it was about that moment only. */
  #say(type: string, payload: object): void {
    const room = this.#link.room;
    if (room?.connection.isOpen === true) room.send(type, payload);
  }
}
