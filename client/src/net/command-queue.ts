import type { CommandReply } from '@sqltown/shared/api';
import type { CityCommand } from '@sqltown/shared/commands';
import { refuse } from '@sqltown/shared/refusals';

/** The answer never came: the command may or may not have happened. Ask again with the same id. */
export class LostReply extends Error {
  override readonly name = 'LostReply';
}

/** Sends one command and resolves with its reply, or rejects with LostReply. */
export type SendCommand = (command: CityCommand) => Promise<CommandReply>;

type Waiting = { readonly command: CityCommand; readonly resolve: (reply: CommandReply) => void };

/** Commands that may wait for the connection to come back. */
export const MAX_WAITING = 10;

/**
 * Commands in the order they were given, one at a time, so that a move never overtakes the place before it.
 * A command whose reply was lost stays at the head and is sent again, under its own id, when the line is back.
 */
export class CommandQueue {
  readonly #waiting: Waiting[] = [];
  #send: SendCommand | null = null;
  #isSending = false;

  /** Resolves with the city's reply; refuses at once when too many are waiting. */
  push(command: CityCommand): Promise<CommandReply> {
    if (this.#waiting.length >= MAX_WAITING) {
      return Promise.resolve(
        refuse('saving-paused', 'Ten deeds are waiting for the connection. Wait until it is back.'),
      );
    }
    return new Promise((resolve) => {
      this.#waiting.push({ command, resolve });
      void this.#drain();
    });
  }

  /** The line is open: whatever waits goes out through `send`. */
  open(send: SendCommand): void {
    this.#send = send;
    void this.#drain();
  }

  close(): void {
    this.#send = null;
  }

  async #drain(): Promise<void> {
    if (this.#isSending) return;
    this.#isSending = true;
    for (let send = this.#send; send !== null && this.#waiting.length > 0; send = this.#send) {
      const head = this.#waiting[0]!;
      const reply = await send(head.command).catch((fault: unknown) => {
        if (fault instanceof LostReply) return null;
        return refuse('internal');
      });
      if (reply === null) {
        if (this.#send === send) this.#send = null;
        continue;
      }
      this.#waiting.shift();
      head.resolve(reply);
    }
    this.#isSending = false;
  }
}
