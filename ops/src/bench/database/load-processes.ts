import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Throughput } from './closed-loop.ts';
import type { ShardLoadAnswer, ShardLoadCall, ShardLoadStart } from './shard-load.ts';

const PROGRAM = fileURLToPath(new URL('./shard-load.ts', import.meta.url));
const PROCESSES = 2;
const WORKERS_EACH = 10;

/** Several processes that build in the same cities, each with workers of its own. */
export class LoadProcesses {
  readonly #children: readonly ChildProcess[];

  private constructor(children: readonly ChildProcess[]) {
    this.#children = children;
  }

  static async start(start: ShardLoadStart): Promise<LoadProcesses> {
    const children = Array.from({ length: PROCESSES }, () => fork(PROGRAM, [JSON.stringify(start)]));
    await Promise.all(children.map(answerOf));
    return new LoadProcesses(children);
  }

  /** @returns what all did together. @throws what a process reported, or when one went away. */
  async run(run: number, seconds: number): Promise<Throughput> {
    const answers = this.#children.map(async (child, place) => {
      const firstWorker = place * WORKERS_EACH;
      child.send({ run, seconds, workers: WORKERS_EACH, firstWorker } satisfies ShardLoadCall);
      const answer = await answerOf(child);
      if ('perSecond' in answer) return answer;
      throw new Error('fault' in answer ? answer.fault : `a load process answered ${answer.kind}`);
    });
    return sumOf(await Promise.all(answers));
  }

  stop(): void {
    for (const child of this.#children) if (child.connected) child.disconnect();
  }
}

export function sumOf(parts: readonly Throughput[]): Throughput {
  return parts.reduce((sum, part) => ({
    operations: sum.operations + part.operations,
    perSecond: sum.perSecond + part.perSecond,
  }));
}

async function answerOf(child: ChildProcess): Promise<ShardLoadAnswer> {
  const gone = new AbortController();
  const exited = once(child, 'exit', gone).then(([code]) => {
    throw new Error(`a load process went away with ${String(code)}`);
  });
  try {
    const [answer] = (await Promise.race([once(child, 'message', gone), exited])) as [ShardLoadAnswer];
    return answer;
  } finally {
    exited.catch(() => undefined);
    gone.abort();
  }
}
