import { type BenchLine, type BenchOptions, comparedWith, within } from '../bench.ts';
import { interleave } from '../interleave.ts';
import { median, percentile } from '../statistics.ts';
import { type EngineName, PROMISES, RESET_TIMES_COPY, RUNAWAY_BUDGET_MS } from './promises.ts';

/** Long enough for an engine to undo a run that only read. */
const PAUSE_MS = 10;

export type Timed = {
  readonly engine: EngineName;
  readonly options: BenchOptions;
  /** Milliseconds of each time. What comes before each, and a pause after that, isn't timed. */
  readonly time: (
    side: string,
    times: number,
    untimed?: { readonly before?: string; readonly pauseMs?: number },
  ) => Promise<readonly number[]>;
};

/** A lesson's query of twenty rows on fresh data, datasets alternating: in the pool, bare, and by way of the process. */
export async function* runs({ engine, options, time }: Timed): AsyncGenerator<BenchLine> {
  const { timesBare, runP50 } = PROMISES[engine];
  const times = options.isSlice ? 20 : 200;
  const thinking = { pauseMs: PAUSE_MS };
  // The plant: nobody thinks, and everybody writes.
  const before = options.plant === 'after-writes' ? { before: 'write' } : { before: 'other', ...thinking };
  const { pool, bare, hop } = await interleave(options.rounds, {
    pool: async () => median(await time('run', times, before)),
    bare: async () => median(await time('bare', times, thinking)),
    hop: async () => median(await time('hop', times, thinking)),
  });
  const scenario = 'p50 of a lesson query, 20 rows, fresh data each time';
  const peer = { name: 'the bare query, warm', figures: bare };
  yield comparedWith(
    peer,
    { atMost: timesBare },
    {
      name: `sandbox/${engine}-run`,
      scenario,
      unit: 'ms',
      figures: pool,
    },
  );
  yield within(runP50, { name: `sandbox/${engine}-run-ms`, scenario, unit: 'ms', figures: pool });
  yield comparedWith({ name: 'in the pool', figures: pool }, null, {
    name: `sandbox/${engine}-hop`,
    scenario: 'the same by way of the sandbox process, with its lights',
    unit: 'ms',
    figures: hop,
  });
}

export async function* submits({ engine, options, time }: Timed): AsyncGenerator<BenchLine> {
  const limit = PROMISES[engine].submitP95;
  if (limit === null) return;
  // The plant: each answer is graded ten times.
  const gradings = options.plant === 'ten-answers' ? 10 : 1;
  const answers = options.isSlice ? 10 : 40;
  const { p95 } = await interleave(options.rounds, {
    p95: async () => percentile(sumsOf(await time('submit', answers * gradings), gradings), 95),
  });
  yield within(limit, {
    name: `sandbox/${engine}-submit`,
    scenario: 'p95 of a right answer, the visible and every hidden dataset',
    unit: 'ms',
    figures: p95,
  });
}

export async function* runaways({ engine, options, time }: Timed): AsyncGenerator<BenchLine> {
  const { slowest } = await interleave(options.rounds, {
    slowest: async () => Math.max(...(await time('runaway', options.isSlice ? 1 : 5, { before: 'run' }))),
  });
  const { stopGrace } = PROMISES[engine];
  yield within(RUNAWAY_BUDGET_MS + stopGrace, {
    name: `sandbox/${engine}-runaway`,
    scenario: `slowest stop of an endless query, budget ${RUNAWAY_BUDGET_MS} ms`,
    unit: 'ms',
    figures: slowest,
  });
}

/** What a run that wrote costs the one after it, beside copying as much memory as the engine has. */
export async function* resets({ engine, options, time }: Timed): AsyncGenerator<BenchLine> {
  const times = options.isSlice ? 5 : 20;
  const { reset, copy } = await interleave(options.rounds, {
    reset: async () =>
      median(await time('run', times, { before: 'write' })) -
      median(await time('run', times, { before: 'other' })),
    copy: async () => median(await time('copy', times)),
  });
  yield comparedWith(
    { name: 'copying 128 MiB', figures: copy },
    { atMost: RESET_TIMES_COPY },
    {
      name: `sandbox/${engine}-reset`,
      scenario: 'what a run that wrote makes the next one wait',
      unit: 'ms',
      figures: reset,
    },
  );
}

/** Sums of so many after one another. */
function sumsOf(ms: readonly number[], together: number): number[] {
  return Array.from({ length: ms.length / together }, (_, n) =>
    ms.slice(n * together, (n + 1) * together).reduce((sum, each) => sum + each, 0),
  );
}
