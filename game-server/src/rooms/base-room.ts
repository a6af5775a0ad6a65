import type { Logger } from '#platform/logger/index.ts';
import type { Metrics } from '#platform/metrics/index.ts';
import { type Client, CloseCode, Room, type RoomOptions } from '@colyseus/core';
import { type Refusal, type RefusalCode, refuse } from '@sqltown/shared/refusals';
import type { z } from 'zod';
import { MessageRate } from './message-rate.ts';

/** Frames of any kind in a second at which a client is thrown out: no page comes near it. */
const ABUSIVE_FRAMES_PER_SECOND = 1_000;

export type RoomDeps = {
  readonly logger: Logger;
  readonly metrics: Metrics;
  /** Milliseconds that only go forward. */
  readonly nowMs: () => number;
};

/**
 * What every room does alike: a fault in a handler is logged and costs nobody their seat; a message that
 * can't be parsed, is unknown or comes too fast is refused and counted, and closes no one.
 */
export abstract class BaseRoom<Options extends RoomOptions> extends Room<Options> {
  override maxMessagesPerSecond = ABUSIVE_FRAMES_PER_SECOND;
  protected abstract readonly deps: RoomDeps;
  readonly #rates = new Map<string, MessageRate>();

  override onUncaughtException(error: Error, method: string): void {
    this.deps.logger.error({ error: error.cause ?? error, method, roomId: this.roomId }, 'room.fault');
  }

  /** A handler of plain messages. What is wrong with one is told by `notice`. */
  protected plain<Schema extends z.ZodType>(
    schema: Schema,
    handle: (client: Client, message: z.infer<Schema>) => RefusalCode | void,
  ): (client: Client, payload: unknown) => void {
    return (client, payload) => {
      const message = this.#parse(client, schema, payload);
      const code = message.ok ? handle(client, message.value) : message.code;
      if (code !== undefined && code !== 'rate-limited') client.send('notice', refuse(code));
    };
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

  /** For messages that nobody defined. */
  protected unknown(client: Client): void {
    const isFlood = !this.#allows(client);
    this.#count('unknown', isFlood ? 'rate-limited' : 'input-invalid');
    if (!isFlood) client.send('notice', refuse('input-invalid'));
  }

  protected forgetRate(sessionId: string): void {
    this.#rates.delete(sessionId);
  }

  /** Whether a seat is kept for somebody whose connection ended so: not for those whom we threw out. */
  protected isWorthKeeping(code: number | undefined): boolean {
    return code !== CloseCode.WITH_ERROR && code !== CloseCode.SERVER_SHUTDOWN;
  }

  #parse<Schema extends z.ZodType>(
    client: Client,
    schema: Schema,
    payload: unknown,
  ): { ok: true; value: z.infer<Schema> } | { ok: false; code: RefusalCode } {
    const code = this.#allows(client) ? 'input-invalid' : 'rate-limited';
    const parsed = code === 'rate-limited' ? null : schema.safeParse(payload);
    if (parsed?.success === true) return { ok: true, value: parsed.data };
    this.#count('message', code);
    return { ok: false, code };
  }

  #allows(client: Client): boolean {
    const nowMs = this.deps.nowMs();
    const rate = this.#rates.get(client.sessionId) ?? new MessageRate(nowMs);
    this.#rates.set(client.sessionId, rate);
    return rate.allows(nowMs);
  }

  #count(type: string, outcome: RefusalCode): void {
    this.deps.metrics.commandAnswered(type, outcome);
  }
}
