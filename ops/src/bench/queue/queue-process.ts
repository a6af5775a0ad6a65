import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { AskedProcess } from '../asked-process.ts';

const PROGRAM = fileURLToPath(
  new URL('../../../../game-server/src/testing/queue-bench/main.ts', import.meta.url),
);
const Answer = z.object({ figure: z.number() });

export type QueueCall =
  | {
      readonly kind: 'jobs';
      readonly queue: 'bull' | 'table' | 'bare-bull';
      readonly jobs: number;
      readonly parallel: number;
    }
  | { readonly kind: 'pipeline'; readonly commands: number; readonly depth: number }
  | {
      readonly kind: 'cache';
      readonly keys: number;
      readonly reads: number;
      readonly seed: number;
      readonly isNearOnly: boolean;
    };

export type QueueProcess = {
  /** @returns operations a second; of the cache, the share of hits. @throws what went wrong over there. */
  measure(call: QueueCall): Promise<number>;
  stop(): Promise<void>;
};

/** A process with the server's queues, cache and Redis connection in it, and Bull by itself. */
export async function startQueueProcess(addresses: {
  readonly redisUrl: string;
  readonly databaseUrl: string;
}): Promise<QueueProcess> {
  const asked = await AskedProcess.start(PROGRAM, [JSON.stringify(addresses)], Answer);
  return {
    measure: async (call) => (await asked.ask(call)).figure,
    stop: () => asked.stop(),
  };
}
