import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { childrenOf } from '../../drills/engines/memory.ts';
import { type LearnerServers, startLearnerServers } from '../../drills/engines/servers.ts';
import { AskedProcess } from '../asked-process.ts';
import type { BenchLine, BenchOptions, Benchmark } from '../bench.ts';
import { type Loaded, capacity, overload } from './loads.ts';
import { type EngineName, PROMISES } from './promises.ts';
import { type Timed, resets, runaways, runs, submits } from './rows.ts';

const PROGRAM = fileURLToPath(new URL('../../../../sandbox/src/bench/main.ts', import.meta.url));
const Times = z.object({ ms: z.array(z.number()), refusedMs: z.array(z.number()), pid: z.int() });

const DIALECTS: Readonly<Record<EngineName, string>> = {
  sqlite: 'sqlite',
  pglite: 'postgresql',
  postgresql: 'postgresql',
  mariadb: 'mariadb',
};

export const benchmark: Benchmark = {
  name: 'sandbox',
  about: "a learner's query in the pool, beside the bare engine, and under load",
  plants: ['after-writes', 'ten-answers', 'unwatched', 'boundless-queue'],
  run,
};

async function* run(options: BenchOptions): AsyncGenerator<BenchLine> {
  const servers = await startLearnerServers();
  try {
    for (const engine of Object.keys(PROMISES) as EngineName[]) {
      if (options.only && !options.only.includes(engine)) continue;
      yield* measure(engine, servers, options);
    }
  } finally {
    await servers.stop();
  }
}

/** `--only` takes engines. */
async function* measure(
  engine: EngineName,
  servers: LearnerServers,
  options: BenchOptions,
): AsyncGenerator<BenchLine> {
  const urls: Partial<Record<EngineName, string>> = {
    postgresql: servers.postgresql.primary.url,
    mariadb: servers.mariadb.url,
  };
  const args = [DIALECTS[engine], urls[engine] ?? '', options.plant ?? ''];
  const process = await AskedProcess.start(PROGRAM, args, Times);
  const time: Timed['time'] = async (side, times, before = {}) =>
    (await process.ask({ side, times, pauseMs: 0, ...before })).ms;
  let pid = 0;
  const apply: Loaded['apply'] = async (load, forMs) => {
    const answer = await process.ask({ load, forMs });
    ({ pid } = answer);
    return answer;
  };
  const pids = (): number[] => [
    ...(pid === 0 ? [] : [pid]),
    ...(engine === 'mariadb' ? [servers.mariadb.pid] : []),
    // Its sessions are processes.
    ...(engine === 'postgresql' ? childrenOf(servers.postgresql.primary.pid) : []),
  ];
  try {
    const timed = { engine, options, time };
    yield* runs(timed);
    yield* submits(timed);
    yield* runaways(timed);
    if (engine === 'pglite') yield* resets(timed);
    const loaded = { engine, options, apply, pids };
    yield* capacity(loaded);
    yield* overload(loaded);
  } finally {
    await process.stop();
  }
}
