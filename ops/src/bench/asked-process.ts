import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { z } from 'zod';

const Fault = z.object({ fault: z.string() });

/** A process that answers what it is asked over IPC, one question at a time; first it says that it is ready. */
export class AskedProcess<Answer> {
  readonly #child: ChildProcess;
  readonly #schema: z.ZodType<Answer>;

  private constructor(child: ChildProcess, schema: z.ZodType<Answer>) {
    this.#child = child;
    this.#schema = schema;
  }

  /** @throws when it goes away before it is ready. */
  static async start<Answer>(
    program: string,
    args: readonly string[],
    schema: z.ZodType<Answer>,
  ): Promise<AskedProcess<Answer>> {
    const started = new AskedProcess(fork(program, args), schema);
    await started.#answer();
    return started;
  }

  /** @throws what went wrong over there, or when it goes away. */
  async ask(question: object): Promise<Answer> {
    this.#child.send(question);
    return this.#answer();
  }

  /** It ends when nobody asks any more. */
  async stop(): Promise<void> {
    if (!this.#child.connected) return;
    const exited = once(this.#child, 'exit');
    this.#child.disconnect();
    await exited;
  }

  async #answer(): Promise<Answer> {
    const waiting = new AbortController();
    const message = once(this.#child, 'message', waiting).then(([said]: unknown[]) => said);
    const exit = once(this.#child, 'exit', waiting).then(([code]: unknown[]) => ({
      fault: `the process went away with ${String(code)}`,
    }));
    // Whichever comes second is called off, and nobody waits for it then.
    message.catch(() => undefined);
    exit.catch(() => undefined);
    try {
      const said = await Promise.race([message, exit]);
      const fault = Fault.safeParse(said);
      if (fault.success) throw new Error(fault.data.fault);
      return this.#schema.parse(said);
    } finally {
      waiting.abort();
    }
  }
}
