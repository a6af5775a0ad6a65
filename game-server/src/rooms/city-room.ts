import { setImmediate } from 'node:timers/promises';
import {
  type Sight,
  createCityWorld,
  despawn,
  expireAt,
  keep,
  lookAt,
  runStep,
  sightOf,
  spawnAvatar,
  walkTo,
} from '#ecs/index.ts';
import type { Cities } from '#features/cities/index.ts';
import type { CityLights, OpenedTicket, Tickets } from '#features/seats/index.ts';
import { areCheckpointsOn } from '#platform/failpoints/index.ts';
import { Groups, backlogBytes } from '#platform/transport/index.ts';
import { type Client, CloseCode, Deferred, ServerError } from '@colyseus/core';
import type { CommandReply } from '@sqltown/shared/api';
import * as messages from '@sqltown/shared/commands';
import { hash } from '@sqltown/shared/noise';
import { type RefusalCode, refuse } from '@sqltown/shared/refusals';
import { STEP_HZ } from '@sqltown/shared/rules';
import { CityState, type Seat } from '@sqltown/shared/state';
import { CHECKPOINT_MESSAGE } from '@sqltown/shared/stream';
import { BaseRoom, type RoomDeps } from './base-room.ts';
import type { Beat } from './beat.ts';
import { CityDesk } from './city-desk.ts';
import { showFacts, showIdentity } from './city-facts.ts';
import type { CityHost, OpenRoom } from './city-host.ts';
import { CityMap } from './city-map.ts';
import { takeSeat } from './roster.ts';
import { Spectators } from './spectators.ts';
import { Checkpoints } from './sync/checkpoints.ts';
import { createCityStream } from './sync/city-stream.ts';
import { packFrame } from './sync/pack-frame.ts';
import { createSchemaMirror } from './sync/schema-mirror.ts';
import type { WorldSync } from './sync/world-sync.ts';
import { Voices } from './voices.ts';

/** A seat is kept this long for somebody whose connection is lost. */
const HELD_SECONDS = 30;
/** Their avatar goes by itself a little later, should nobody have taken it away by then. */
const AVATAR_HELD_STEPS = (HELD_SECONDS + 5) * STEP_HZ;
const CURSOR_STEPS = STEP_HZ / 5;
/** Tabs and devices of one player in this process, in whatever cities: each keeps a room open. */
const SEATS_OF_A_PLAYER = 50;
/** Everyone comes in by the plaza at the ghats, and spectators see it first. Tiles. */
const GATE = { x: 62.4, y: 69.4, width: 3.2, depth: 2.2 };

export type CityRoomDeps = RoomDeps & {
  readonly cities: Cities;
  readonly beat: Beat;
  readonly host: CityHost;
  readonly tickets: Tickets;
  readonly lights: Pick<CityLights, 'watch'>;
  readonly sync: 'stream' | 'mirror';
  /** Seats in one city, those of lost connections included. */
  readonly maxSeats: number;
};

type CityClient = Client<{ auth: OpenedTicket }>;

/** Who has a seat: their avatar's handle, and what their pointer is kept under. */
type Member = { readonly avatar: number; readonly sessionId: string };

/** One city while somebody is in it. It holds no rule: it seats people and passes on what they ask. */
export abstract class CityRoom extends BaseRoom<{ state: CityState; client: CityClient }, Member> {
  protected abstract override readonly deps: CityRoomDeps;
  override state = new CityState();

  readonly #world = createCityWorld();
  readonly #map = new CityMap(this.#world);
  readonly #voices = new Voices({
    seats: this.state.seats,
    tell: (type, message) => this.tellPassing(type, message),
  });
  readonly #spectators = new Spectators(GATE);
  /** Those who look at the same chunks. */
  readonly #groups = new Groups();
  readonly #checkpoints = new Checkpoints();
  readonly #held = new Map<string, Deferred>();
  /** Answers that wait for the end of the step, so that they follow the frame that shows what they did. */
  #untold: (() => void)[] = [];
  #sync!: WorldSync;
  /** Null in a room that was never opened by the host. */
  #desk: CityDesk | null = null;
  #unlisten: () => void = () => undefined;
  /** Nobody comes in any more. */
  #isClosing = false;
  /** Nobody is told anything any more. */
  #hasLeft = false;

  override messages = {
    place: this.asked(messages.PlaceCommand, (client, m) => this.#command(client, { type: 'place', ...m })),
    move: this.asked(messages.MoveCommand, (client, m) => this.#command(client, { type: 'move', ...m })),
    demolish: this.asked(messages.DemolishCommand, (client, m) =>
      this.#command(client, { type: 'demolish', ...m }),
    ),
    undo: this.asked(messages.UndoCommand, (client, m) => this.#command(client, { type: 'undo', ...m })),
    walk: this.frequent('walk', messages.WalkMessage, ({ avatar }, to) => walkTo(this.#world, avatar, to)),
    look: this.plain(messages.LookMessage, ({ sessionId }, view) => {
      const seat = this.state.seats.get(sessionId);
      if (seat === undefined) this.#spectators.look(sessionId, view);
      else lookAt(this.#world, seat.avatar, view);
    }),
    cursor: this.frequent('cursor', messages.CursorMessage, ({ sessionId }, at) =>
      this.#voices.point(sessionId, at),
    ),
    resync: this.plain(messages.ResyncMessage, (client) => this.#sync.resync(client.sessionId)),
    emote: this.plain(
      messages.EmoteMessage,
      this.#seated((seat, m) => this.#voices.emote(seat, m.emote)),
    ),
    phrase: this.plain(
      messages.PhraseMessage,
      this.#seated((seat, m) => this.#voices.say(seat, messages.PHRASES[m.phrase])),
    ),
    chat: this.plain(
      messages.ChatMessage,
      this.#seated((seat, m) => this.#voices.chat(seat, m.text)),
    ),
    ...(areCheckpointsOn() ? { [CHECKPOINT_MESSAGE]: this.#checkpoint() } : {}),
    _: (client: Client) => this.unknown(client),
  };

  override onCreate(): void {
    const { host, cities, lights, metrics, sync, logger, beat } = this.deps;
    const opening = host.take(this.roomId);
    if (opening === null) throw new ServerError(403, 'forbidden');
    const { lease, snapshot } = opening;
    const { cityId } = snapshot;
    const { state } = this;
    Object.assign(state, { sync, step: 0, savingPaused: false });
    showIdentity(state, snapshot);
    showFacts(state, snapshot);
    for (const building of snapshot.buildings) this.#map.apply(building);
    this.#sync =
      sync === 'mirror'
        ? createSchemaMirror(state.world)
        : createCityStream({
            count: (sort, bytes) => metrics.synced(sort, bytes),
            pack: packFrame,
            tell: (group, message) => this.#groups.tell(group, message),
          });
    const onLost = (): void => this.#leaveAll('owner-moved');
    const desk = new CityDesk({ cities, cityId, lease, map: this.#map, state, logger, onLost });
    this.#desk = desk;
    this.stopOwnTimers();
    const stops = [
      beat.join(() => this.guarded('step', () => this.step())),
      cities.onVersion(cityId, (version) => desk.wake(version)),
      lights.watch(cityId, (event) => this.#voices.showLights(event)),
    ];
    this.#unlisten = () => stops.forEach((stop) => stop());
    host.opened(cityId, this.#asOpenRoom());
    metrics.roomOpened('city');
    desk.catchUp();
  }

  override onJoin(client: CityClient, _options: unknown, ticket: OpenedTicket): void {
    const refusal = this.#whyNotIn(ticket);
    if (refusal !== null) throw new ServerError(403, refusal);
    const { sessionId } = client;
    const { role } = ticket;
    if (role === 'spectator') this.#spectators.admit(sessionId);
    else {
      this.#dropHeldSeats(ticket.playerId);
      takeSeat(this.state.seats, sessionId, { ...ticket, role, avatar: this.#enter() });
    }
    this.#showWorldTo(client);
    this.awaitJoined(client);
    this.deps.metrics.clientJoined();
  }

  override onDrop(client: CityClient, code?: number): void {
    const { sessionId } = client;
    const seat = this.state.seats.get(sessionId);
    if (seat === undefined || this.#isClosing || !this.isWorthKeeping(code)) return;
    seat.connected = false;
    this.#sync.hide(sessionId);
    expireAt(this.#world, seat.avatar, this.#world.step + AVATAR_HELD_STEPS);
    const held = this.allowReconnection(client, HELD_SECONDS);
    if (held instanceof Deferred) this.#held.set(sessionId, held);
    // Nobody came back: onLeave follows, which does all that has to be done.
    held.catch(() => undefined);
  }

  override onReconnect(client: CityClient): void {
    this.#held.delete(client.sessionId);
    const seat = this.state.seats.get(client.sessionId);
    if (seat === undefined) return;
    seat.connected = true;
    keep(this.#world, seat.avatar);
    this.#showWorldTo(client);
    this.awaitJoined(client);
  }

  override onLeave(client: CityClient): void {
    const { sessionId } = client;
    const seat = this.state.seats.get(sessionId);
    this.#held.delete(sessionId);
    this.#voices.forget(sessionId);
    if (seat === undefined && !this.#spectators.dismiss(sessionId)) return;
    this.#sync.hide(sessionId);
    if (seat !== undefined) despawn(this.#world, seat.avatar);
    this.state.seats.delete(sessionId);
    this.deps.metrics.clientLeft();
  }

  /** The server is about to stop: nobody comes in any more, the last save is made, then everyone leaves. */
  override onBeforeShutdown(): void {
    this.#isClosing = true;
    void this.#drain();
  }

  override async onDispose(): Promise<void> {
    if (this.#desk === null) return;
    this.#isClosing = true;
    this.#unlisten();
    this.#hasLeft = true;
    this.#tellAll();
    await this.#desk.release();
    this.deps.host.closed(this.roomId);
    this.deps.metrics.roomClosed('city');
  }

  protected override memberOf({ sessionId }: Client): Member | undefined {
    const seat = this.state.seats.get(sessionId);
    return seat === undefined ? undefined : { avatar: seat.avatar, sessionId };
  }

  protected step(): void {
    const startedMs = this.deps.nowMs();
    this.hearFrequent();
    runStep(this.#world);
    const { step } = this.#world;
    if (this.state.sync === 'mirror') this.state.step = step;
    if (step % CURSOR_STEPS === 0) this.#voices.tellCursors();
    this.#sync.flush(this.#world);
    this.#checkpoints.tell(this.#world);
    this.broadcastPatch();
    this.#tellAll();
    this.deps.metrics.stepped((this.deps.nowMs() - startedMs) / 1000);
  }

  async #command(client: CityClient, command: messages.CityCommand): Promise<CommandReply> {
    const seat = this.state.seats.get(client.sessionId);
    const playerId = client.auth?.playerId;
    if (seat === undefined || playerId === undefined || this.#desk === null) return refuse('forbidden');
    const reply = await this.#desk.answer({ playerId, seat }, command);
    this.deps.metrics.commandAnswered(command.type, reply.kind === 'done' ? 'done' : reply.code);
    if (reply.kind === 'done') await this.#shown();
    return reply;
  }

  async #drain(): Promise<void> {
    await this.#desk?.leave();
    await this.#shown();
    // The last answers go out before their connections end.
    await setImmediate();
    this.#leaveAll('draining');
  }

  /** Resolves after the frame that shows what has been done by now. */
  async #shown(): Promise<void> {
    if (this.#hasLeft) return;
    await new Promise<void>((resolve) => {
      this.#untold.push(resolve);
    });
  }

  #tellAll(): void {
    const told = this.#untold;
    this.#untold = [];
    for (const resolve of told) resolve();
  }

  #whyNotIn(ticket: OpenedTicket): RefusalCode | null {
    if (ticket.roomId !== this.roomId || !this.deps.tickets.use(ticket)) return 'signed-out';
    if (this.#isClosing) return 'draining';
    // The one that asks is counted already.
    if (this.deps.host.seatsOf(ticket.playerId) > SEATS_OF_A_PLAYER) return 'seats-many';
    const isFull = ticket.role === 'spectator' ? this.#spectators.isFull() : this.#isFull();
    return isFull ? 'city-full' : null;
  }

  #isFull(): boolean {
    return this.state.seats.size >= this.deps.maxSeats;
  }

  /** Somebody who comes anew (a reload) needs the seat of their lost connection no more. */
  #dropHeldSeats(playerId: string): void {
    for (const [sessionId, held] of this.#held) {
      if (this.state.seats.get(sessionId)?.playerId === playerId) held.reject('seated-anew');
    }
  }

  /** A new avatar at the gate. */
  #enter(): number {
    const nth = this.#world.nextHandle;
    return spawnAvatar(this.#world, {
      x: GATE.x + hash(nth, 1) * GATE.width,
      y: GATE.y + hash(nth, 2) * GATE.depth,
    });
  }

  #showWorldTo(client: CityClient): void {
    const { sessionId } = client;
    this.#sync.show({
      sessionId,
      sight: this.#sightOf(sessionId),
      backlogBytes: () => backlogBytes(client),
      send: (message) => client.raw(message),
      join: (group) => this.#groups.join(group, client),
      leave: (group) => this.#groups.leave(group, client),
    });
  }

  #sightOf(sessionId: string): Sight {
    const seat = this.state.seats.get(sessionId);
    return seat === undefined ? this.#spectators.sightOf(sessionId) : sightOf(this.#world, seat.avatar);
  }

  #checkpoint() {
    return this.plain(messages.CheckpointMessage, (client) => {
      const { sessionId } = client;
      this.#checkpoints.ask({
        sessionId,
        sight: this.#sightOf(sessionId),
        tell: (told) => client.send(CHECKPOINT_MESSAGE, told),
      });
    });
  }

  /** What only those with a seat may do: a spectator has none. */
  #seated<Message>(act: (seat: Seat, message: Message) => RefusalCode | void) {
    return ({ sessionId }: Client, message: Message): RefusalCode | void => {
      const seat = this.state.seats.get(sessionId);
      return seat === undefined ? 'forbidden' : act(seat, message);
    };
  }

  #leaveAll(why: 'draining' | 'owner-moved'): void {
    if (this.#hasLeft) return;
    this.#isClosing = true;
    this.#hasLeft = true;
    this.#desk?.close();
    this.#tellAll();
    this.deps.logger.info({ cityId: this.state.cityId, why }, 'city.closing');
    this.broadcast('notice', refuse(why));
    void this.disconnect(CloseCode.SERVER_SHUTDOWN);
  }

  #asOpenRoom(): OpenRoom {
    return {
      roomId: this.roomId,
      isFull: () => this.#isFull(),
      isClosing: () => this.#isClosing,
      keepLease: () => void this.#desk?.keepLease(),
      playerIds: () => this.clients.flatMap(({ auth }) => auth?.playerId ?? []),
      seatsOf: (playerId) =>
        this.clients.reduce((sum, { auth }) => (auth?.playerId === playerId ? sum + 1 : sum), 0),
      eject: (playerIds) => {
        for (const client of this.clients.filter(({ auth }) => playerIds.has(auth?.playerId ?? '')))
          client.leave(CloseCode.WITH_ERROR);
      },
    };
  }
}
