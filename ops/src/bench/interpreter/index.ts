import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { AskedProcess } from '../asked-process.ts';
import type { BenchLine, BenchOptions, Benchmark } from '../bench.ts';
import { byClass, curriculum, growth, start, type Timed } from './rows.ts';

const TIMES_PROGRAM = fileURLToPath(new URL('../../../../sandbox/src/bench/interpreter.ts', import.meta.url));
const COLD_PROGRAM = fileURLToPath(
  new URL('../../../../sandbox/src/bench/interpreter-cold.ts', import.meta.url),
);
const LOADS_PROGRAM = fileURLToPath(
  new URL('../../../../sandbox/src/bench/interpreter-loads.ts', import.meta.url),
);
const Times = z.object({ ms: z.array(z.number()) });
const Loads = z.object({ files: z.array(z.string()) });

export const benchmark: Benchmark = {
  name: 'interpreter',
  about: 'our own engine beside bare SQLite, and what it weighs',
  plants: ['ten-runs', 'quadratic', 'twice-shipped'],
  run,
};

const ROWS = { curriculum, classes: byClass, growth, start };

async function* run(options: BenchOptions): AsyncGenerator<BenchLine> {
  const process = await AskedProcess.start(TIMES_PROGRAM, [], Times);
  const timed: Timed = {
    options,
    time: async (question) => (await process.ask(question)).ms,
    coldStart,
    loads,
  };
  try {
    for (const [name, rows] of Object.entries(ROWS)) {
      if (options.only === undefined || options.only.includes(name)) yield* rows(timed);
    }
  } finally {
    await process.stop();
  }
}

async function coldStart(what: string): Promise<number> {
  const process = await AskedProcess.start(COLD_PROGRAM, [what], Times);
  try {
    const [ms] = (await process.ask({})).ms;
    return ms ?? Number.NaN;
  } finally {
    await process.stop();
  }
}

async function loads(entry: string, dialect: string, lessons: string): Promise<readonly string[]> {
  const process = await AskedProcess.start(LOADS_PROGRAM, [entry, dialect, lessons], Loads);
  try {
    const { files } = await process.ask({});
    return files.filter((url) => url.startsWith('file:')).map((url) => fileURLToPath(url));
  } finally {
    await process.stop();
  }
}
