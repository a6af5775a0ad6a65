import type { Logger } from '#platform/logger/index.ts';
import type { Metrics } from '#platform/metrics/index.ts';
import { backlogBytes } from '#platform/transport/index.ts';
import { type Client, ClientState, CloseCode, Room, type RoomOptions } from '@colyseus/core';
import { type Refusal, type RefusalCode, refuse } from '@sqltown/shared/refusals';
import type { z } from 'zod';
import { NumberFrame } from './number-frame.ts';
import { MessageRate } from './message-rate.ts';
import { WaitingFrames } from './waiting-frames.ts';

/** Frames of any kind in a second at which a client is thrown out: no page comes near it. */
const ABUSIVE_FRAMES_PER_SECOND = 1_000;

/** Frequent messages that wait for a step; a room full of people who all do what they can sends a tenth of it. */
const MOST_UNHEARD = 4_096;

/** Somebody who has connected says so within this, or is closed: what they are told meanwhile has to be kept. */
const JOIN_MS = 10_000;

/** Beyond this, what is only worth hearing now is left out for a client. */
const PASSING_BACKLOG_BYTES = 64 * 1024;

/** No session: Colyseus' own type leaves out the `undefined` that it answers. */
const NOBODYS = '';

export type RoomDeps = {
  readonly logger: Logger;
  readonly metrics: Metrics;
  /** Milliseconds that only go forward. */
  readonly nowMs: () => number;
};

/** What stays with a client, also when it comes back to its seat by another connection. */
type Kept = { readonly rate: MessageRate };

/** A message that comes all the time, and who hears it. */
type Frequent<Member> = {
  readonly frame: NumberFrame;
  /** False: it isn't as it should be, or comes too fast. */
  readonly hear: (from: Speaker<Member>, numbers: Record<string, number>, nowMs: number) => boolean;
};

/** A client that is in, how fast it speaks, and who it is in this room. */
type Speaker<Member> = { readonly client: Client; readonly rate: MessageRate; readonly member: Member };

/** What Colyseus calls for every frame, bound to the client when that comes. Its types keep it to themselves. */
type Hearing = { _onMessage(client: Client, frame: Buffer): void };
const COLYSEUS = Room.prototype as unknown as Hearing;

/**
 * What every room does alike: a fault in a handler is logged and costs nobody their seat; a message that
 * can't be parsed, is unknown or comes too fast is refused and counted, and closes no one.
 */
export abstract class BaseRoom<Options extends RoomOptions, Member = never> extends Room<Options> {
  override maxMessagesPerSecond = ABUSIVE_FRAMES_PER_SECOND;
  protected abstract readonly deps: RoomDeps;
  readonly #frequent: Frequent<Member>[] = [];
  readonly #unheard = new WaitingFrames<Frequent<Member>, Speaker<Member>>(MOST_UNHEARD);

  constructor() {
    super();
    const bind = (_room: unknown, client: Client) => this.#listenTo(client);
    (this as unknown as Hearing)._onMessage = Object.assign(COLYSEUS._onMessage.bind(this), { bind });
  }

  override onUncaughtException(error: Error, method: string): void {
    this.deps.logger.error({ error: error.cause ?? error, method, roomId: this.roomId }, 'room.fault');
  }

  /**
   * For a room that calls `broadcastPatch` itself, which lets the room's clock run as well: Colyseus runs neither then.
   * It starts a timer of 60 a second for the clock wherever no other is left, hence the order.
   */
  protected stopOwnTimers(): void {
    this.setTimestep(() => undefined);
    this.patchRate = null;
    this.setTimestep();
  }

  /** What Colyseus does for its own callbacks: a fault in one is logged and ends nothing. */
  protected guarded(method: string, act: () => void): void {
    try {
      act();
    } catch (error) {
      this.onUncaughtException(error instanceof Error ? error : new Error(String(error)), method);
    }
  }

  /** A handler of plain messages. What is wrong with one is told by `notice`. */
  protected plain<Schema extends z.ZodType>(
    schema: Schema,
    handle: (client: Client, message: z.infer<Schema>) => RefusalCode | void,
  ): (client: Client, payload: unknown) => void {
    return (client, payload) => {
      const message = this.#parse(client, schema, payload);
      const code = message.ok ? handle(client, message.value) : message.code;
      if (code !== undefined && code !== 'rate-limited') this.#notify(client, code);
    };
  }

  /** Who a client is in this room, as its frequent messages need it; the same as long as it is connected. */
  protected memberOf(_client: Client): Member | undefined {
    return undefined;
  }

  /**
   * A handler of plain messages that every member sends many times a second, and whose fields are numbers: heard together
   * at the beginning of a step, and read by their shape. Colyseus gets what is left, anything odd, and whatever comes too
   * fast, since it counts that for closing (docs/decisions/0017-frequent-messages.md).
   */
  protected frequent<Schema extends z.ZodObject>(
    type: string,
    schema: Schema,
    handle: (member: Member, message: z.infer<Schema>) => void,
  ): (client: Client, payload: unknown) => void {
    this.#frequent.push({
      frame: new NumberFrame(type, Object.keys(schema.shape)),
      hear: ({ rate, member }, numbers, nowMs) => {
        const parsed = schema.safeParse(numbers);
        if (!parsed.success || !rate.allows(nowMs)) return false;
        handle(member, parsed.data);
        return true;
      },
    });
    return this.plain(schema, (client, message) => {
      const member = this.memberOf(client);
      if (member === undefined) return 'forbidden';
      handle(member, message);
      return undefined;
    });
  }

  /** A handler of requests: the reply says what is wrong. */
  protected asked<Schema extends z.ZodType, Reply>(
    schema: Schema,
    handle: (client: Client, message: z.infer<Schema>) => Promise<Reply>,
  ): (client: Client, payload: unknown) => Promise<Reply | Refusal> {
    return async (client, payload) => {
      const message = this.#parse(client, schema, payload);
      return message.ok ? handle(client, message.value) : refuse(message.code);
    };
  }

  /**
   * Whose seat a reconnection token is good for: one whose connection is lost. Colyseus would throw out somebody who is
   * still connected, so that whoever has seen a token could; they take a new seat instead.
   */
  override checkReconnectionToken(token: string): string {
    const isHere = this.clients.some((client) => client.reconnectionToken === token);
    return isHere ? NOBODYS : super.checkReconnectionToken(token);
  }

  /** For messages that nobody defined. */
  protected unknown(client: Client): void {
    const code = this.#whyNotHeard(client) ?? 'input-invalid';
    this.#count('unknown', code);
    if (code !== 'rate-limited') this.#notify(client, code);
  }

  /** Closes a client that took its seat and then doesn't say that it is in. */
  protected awaitJoined(client: Client): void {
    this.clock.setTimeout(() => {
      if (client.state === ClientState.JOINING) client.leave(CloseCode.WITH_ERROR);
    }, JOIN_MS);
  }

  /** Tells everyone what passes, such as an emote: all but those who aren't in yet or lag behind. */
  protected tellPassing(type: string, message: unknown): void {
    const except = [...this.clients].filter((client) => backlogBytes(client) > PASSING_BACKLOG_BYTES);
    this.broadcast(type, message, { except });
  }

  /** Whether a seat is kept for somebody whose connection ended so: not for those whom we threw out. */
  protected isWorthKeeping(code: number | undefined): boolean {
    return code !== CloseCode.WITH_ERROR && code !== CloseCode.SERVER_SHUTDOWN;
  }

  /** Takes a client's frames. What is known of it is kept at hand: Colyseus leaves clients as objects that V8 reads slowly. */
  #listenTo(client: Client): (frame: Buffer) => void {
    let speaker: Speaker<Member> | null = null;
    return (frame) => {
      if (speaker !== null && this.#keepFrequent(speaker, frame)) return;
      COLYSEUS._onMessage.call(this as unknown as Hearing, client, frame);
      speaker = this.#speakerOf(client);
    };
  }

  /** Null for whoever isn't in yet or no more, and for those who are no members. */
  #speakerOf(client: Client): Speaker<Member> | null {
    const member = client.state === ClientState.JOINED ? this.memberOf(client) : undefined;
    return member === undefined ? null : { client, rate: this.#rateOf(client), member };
  }

  /** Whether the frame is a frequent message, which is heard with the next step. */
  #keepFrequent(from: Speaker<Member>, frame: Buffer): boolean {
    for (const kind of this.#frequent)
      if (kind.frame.begins(frame)) return this.#unheard.add(kind, from, frame);
    return false;
  }

  /** To be called at the beginning of a step: hears the frequent messages that came since the last. */
  protected hearFrequent(): void {
    const nowMs = this.deps.nowMs();
    this.#unheard.take((kind, from, bytes, begin, end) => {
      const numbers = kind.frame.read(bytes, begin, end);
      if (numbers !== null && this.#hears(kind, from, numbers, nowMs)) return;
      const frame = Buffer.from(bytes.subarray(begin, end));
      COLYSEUS._onMessage.call(this as unknown as Hearing, from.client, frame);
    });
  }

  #hears(
    kind: Frequent<Member>,
    from: Speaker<Member>,
    numbers: Record<string, number>,
    nowMs: number,
  ): boolean {
    try {
      return kind.hear(from, numbers, nowMs);
    } catch (error) {
      this.onUncaughtException(error instanceof Error ? error : new Error(String(error)), 'onMessage');
      return true;
    }
  }

  #parse<Schema extends z.ZodType>(
    client: Client,
    schema: Schema,
    payload: unknown,
  ): { ok: true; value: z.infer<Schema> } | { ok: false; code: RefusalCode } {
    const code = this.#whyNotHeard(client) ?? 'input-invalid';
    const parsed = code === 'input-invalid' ? schema.safeParse(payload) : null;
    if (parsed?.success === true) return { ok: true, value: parsed.data };
    this.#count('message', code);
    return { ok: false, code };
  }

  /** Nothing is told to a client that isn't in yet: it would be kept for it. */
  #notify(client: Client, code: RefusalCode): void {
    if (client.state === ClientState.JOINED) client.send('notice', refuse(code));
  }

  #whyNotHeard(client: Client): RefusalCode | null {
    if (client.state !== ClientState.JOINED) return 'forbidden';
    return this.#rateOf(client).allows(this.deps.nowMs()) ? null : 'rate-limited';
  }

  #rateOf(client: Client): MessageRate {
    const kept = (client.userData ??= { rate: new MessageRate(this.deps.nowMs()) }) as Kept;
    return kept.rate;
  }

  #count(type: string, outcome: RefusalCode): void {
    this.deps.metrics.commandAnswered(type, outcome);
  }
}
