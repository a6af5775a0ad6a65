import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const PROGRAM = fileURLToPath(
  new URL('../../../../game-server/src/testing/queue-bench/main.ts', import.meta.url),
);

const Answer = z.union([z.object({ perSecond: z.number() }), z.object({ fault: z.string() })]);

export type QueueCall =
  | {
      readonly kind: 'jobs';
      readonly queue: 'bull' | 'table' | 'bare-bull';
      readonly jobs: number;
      readonly parallel: number;
    }
  | { readonly kind: 'pipeline'; readonly commands: number; readonly depth: number };

/** A process with the server's queues and Redis connection in it, and Bull by itself. */
export class QueueProcess {
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess) {
    this.#child = child;
  }

  static async start(addresses: { redisUrl: string; databaseUrl: string }): Promise<QueueProcess> {
    const started = new QueueProcess(fork(PROGRAM, [JSON.stringify(addresses)]));
    await started.#answer();
    return started;
  }

  /** @returns operations a second. @throws what went wrong over there. */
  async measure(call: QueueCall): Promise<number> {
    this.#child.send(call);
    return this.#answer();
  }

  async stop(): Promise<void> {
    if (!this.#child.connected) return;
    const exited = once(this.#child, 'exit');
    this.#child.disconnect();
    await exited;
  }

  async #answer(): Promise<number> {
    const waiting = new AbortController();
    try {
      const message = once(this.#child, 'message', waiting);
      const exit = once(this.#child, 'exit', waiting).then(([code]: unknown[]) => ({
        fault: `the process went away with ${String(code)}`,
      }));
      const answer = Answer.parse(await Promise.race([message.then(([said]: unknown[]) => said), exit]));
      if ('perSecond' in answer) return answer.perSecond;
      throw new Error(answer.fault);
    } finally {
      waiting.abort();
    }
  }
}
