import { setTimeout as wait } from 'node:timers/promises';
import type { CommandReply } from '@sqltown/shared/api';
import type { CityCommand } from '@sqltown/shared/commands';
import type { CityId, PlayerId } from '@sqltown/shared/ids';
import type { RefusalCode } from '@sqltown/shared/refusals';
import type { CityRoom } from './sdk.ts';

/** Long enough for a slow commit; then the line is taken for dead and the order is sent again on the next one. */
const REPLY_MS = 10_000;

/** A line that is still open is asked again after this. */
const AGAIN_MS = 500;

/** These say that the room is closing and nothing was done: the page sends the order again where the city is next. */
const SENT_AGAIN: ReadonlySet<string> = new Set<RefusalCode>(['draining', 'owner-moved']);

/** A command and who gave it where. */
export type Order = {
  readonly kind: 'command';
  readonly playerId: PlayerId;
  readonly cityId: CityId;
  readonly command: CityCommand;
};

/** Is told all that a bot sends and hears of its commands, to be held against what is kept. */
export type Recorder = {
  /** Each time that it is sent: once, or again after a line was lost. */
  sending(order: Order): void;
  done(order: Order, reply: Extract<CommandReply, { kind: 'done' }>): void;
  refused(order: Order, code: string): void;
};

type Waiting = { readonly order: Order; readonly resolve: (reply: CommandReply) => void };

/**
 * A bot's commands, one at a time in the order given. One whose reply was lost stays at the head and is sent again,
 * under its own id, when there is a line again.
 */
export class Orders {
  readonly #recorder: Recorder;
  readonly #waiting: Waiting[] = [];
  #room: CityRoom | null = null;
  #isSending = false;

  constructor(recorder: Recorder) {
    this.#recorder = recorder;
  }

  /** Commands that nobody has answered yet. */
  get open(): readonly Order[] {
    return this.#waiting.map(({ order }) => order);
  }

  /** Resolves with the city's own reply, however many lines that takes. */
  give(order: Order): Promise<CommandReply> {
    return new Promise((resolve) => {
      this.#waiting.push({ order, resolve });
      void this.#drain();
    });
  }

  /** Sends through this room from now on; null: there is no line. */
  through(room: CityRoom | null): void {
    this.#room = room;
    void this.#drain();
  }

  async #drain(): Promise<void> {
    if (this.#isSending) return;
    this.#isSending = true;
    for (let room = this.#room; room !== null && this.#waiting.length > 0; room = this.#room) {
      const { order, resolve } = this.#waiting[0]!;
      this.#recorder.sending(order);
      const reply = await ask(room, order.command);
      if (reply === null) {
        await this.#rest(room);
        continue;
      }
      this.#waiting.shift();
      if (reply.kind === 'done') this.#recorder.done(order, reply);
      else this.#recorder.refused(order, reply.code);
      resolve(reply);
    }
    this.#isSending = false;
  }

  /** No reply came: a broken line is of no use any more, an open one is tried again in a moment. */
  async #rest(room: CityRoom): Promise<void> {
    if (room.connection.isOpen) await wait(AGAIN_MS);
    else if (this.#room === room) this.#room = null;
  }
}

/** The room's reply; null when it is unknown what became of the command, or when it waits for the next line. */
async function ask(room: CityRoom, command: CityCommand): Promise<CommandReply | null> {
  const { type, ...payload } = command;
  try {
    const reply = await room.request<unknown, CommandReply>(type, payload, { timeout: REPLY_MS });
    return reply.kind === 'refused' && SENT_AGAIN.has(reply.code) ? null : reply;
  } catch (fault) {
    if (isLost(fault)) return null;
    return { kind: 'refused', code: 'internal', message: String(fault) };
  }
}

/** The SDK tells these three apart from a server's answer by words alone. */
function isLost(fault: unknown): boolean {
  return (
    fault instanceof Error && /connection closed|connection is not open|timed out after/.test(fault.message)
  );
}
