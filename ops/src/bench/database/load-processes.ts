import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { AskedProcess } from '../asked-process.ts';
import type { Throughput } from './closed-loop.ts';
import type { ShardLoadCall, ShardLoadStart } from './shard-load.ts';

const PROGRAM = fileURLToPath(new URL('./shard-load.ts', import.meta.url));
const WORKERS_EACH = 10;
const Answer = z.object({ operations: z.number(), perSecond: z.number() });

/** Several server processes that build in the same cities, each with workers of its own. */
export type LoadProcesses = {
  /** @returns what all did together. @throws what a process reported, or when one went away. */
  run(run: number, seconds: number): Promise<Throughput>;
  stop(): Promise<void>;
};

export async function startLoadProcesses(start: ShardLoadStart, count: number): Promise<LoadProcesses> {
  const processes = await Promise.all(
    Array.from({ length: count }, () => AskedProcess.start(PROGRAM, [JSON.stringify(start)], Answer)),
  );
  return {
    run: async (run, seconds) => {
      const answers = processes.map((process, place) =>
        process.ask({
          run,
          seconds,
          workers: WORKERS_EACH,
          firstWorker: place * WORKERS_EACH,
        } satisfies ShardLoadCall),
      );
      return sumOf(await Promise.all(answers));
    },
    stop: async () => void (await Promise.all(processes.map((process) => process.stop()))),
  };
}

export function sumOf(parts: readonly Throughput[]): Throughput {
  return parts.reduce((sum, part) => ({
    operations: sum.operations + part.operations,
    perSecond: sum.perSecond + part.perSecond,
  }));
}
