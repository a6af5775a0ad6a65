import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { AskedProcess } from '../asked-process.ts';
import type { BenchLine, BenchOptions, Benchmark } from '../bench.ts';
import { type Dialect, PROMISES } from './promises.ts';
import { type Timed, resets, runaways, runs, submits } from './rows.ts';

const PROGRAM = fileURLToPath(new URL('../../../../sandbox/src/bench/main.ts', import.meta.url));
const Times = z.object({ ms: z.array(z.number()) });

export const benchmark: Benchmark = {
  name: 'sandbox',
  about: "a learner's query in the pool, beside the bare engine",
  plants: ['after-writes', 'ten-answers', 'unwatched'],
  run,
};

async function* run(options: BenchOptions): AsyncGenerator<BenchLine> {
  for (const dialect of Object.keys(PROMISES) as Dialect[]) {
    const flags = options.plant === 'unwatched' ? ['unwatched'] : [];
    const process = await AskedProcess.start(PROGRAM, [dialect, ...flags], Times);
    const time: Timed['time'] = async (side, times, before = {}) =>
      (await process.ask({ side, times, pauseMs: 0, ...before })).ms;
    const timed = { dialect, options, time };
    try {
      yield* runs(timed);
      yield* submits(timed);
      yield* runaways(timed);
      if (dialect === 'postgresql') yield* resets(timed);
    } finally {
      await process.stop();
    }
  }
}
