import { type BenchLine, type BenchOptions, comparedWith, within } from '../bench.ts';
import { sampleCpu } from '../cpu-time.ts';
import { interleave } from '../interleave.ts';
import { median, percentile } from '../statistics.ts';
import { type EngineName, LOADED_P99_MS, OVERLOAD } from './promises.ts';

type Load = { readonly atOnce: number } | { readonly perSecond: number };

export type Loaded = {
  readonly engine: EngineName;
  readonly options: BenchOptions;
  readonly apply: (load: Load, forMs: number) => Promise<{ ms: number[]; refusedMs: number[] }>;
  /** Of the sandbox's process, and of the server where there is one. */
  readonly pids: () => readonly number[];
};

/** As many at once as the engine has threads, and some more. */
const LEVELS = [1, 2, 4, 8] as const;

/** The most runs a second for each core that is used, as long as a hundredth of them takes no longer than it may. */
export async function* capacity({ engine, options, apply, pids }: Loaded): AsyncGenerator<BenchLine> {
  const forMs = options.isSlice ? 700 : 3_000;
  const perCore: number[] = [];
  const p99s: number[] = [];
  const perSecond: number[] = [];
  await interleave(options.rounds, {
    load: async (round) => {
      let best = { perSecond: 0, perCore: 0, p99: Infinity };
      for (const atOnce of LEVELS) {
        const samples = pids().map(sampleCpu);
        const { ms } = await apply({ atOnce }, forMs);
        const cpu = samples.reduce((sum, end) => sum + usedSince(end), 0);
        const p99 = percentile(ms, 99);
        const rate = (ms.length / forMs) * 1_000;
        if (best.p99 === Infinity || (p99 < LOADED_P99_MS && rate > best.perSecond))
          best = { perSecond: rate, perCore: ms.length / cpu, p99 };
      }
      if (round >= 0) {
        perCore.push(best.perCore);
        p99s.push(best.p99);
        perSecond.push(best.perSecond);
      }
      return best.perSecond;
    },
  });
  const scenario = 'a lesson query by way of the process, as many at once as keep p99 below 100 ms';
  yield comparedWith({ name: 'runs a second', figures: perSecond }, null, {
    name: `sandbox/${engine}-capacity`,
    scenario,
    unit: 'runs/s/core',
    figures: perCore,
  });
  yield within(LOADED_P99_MS, {
    name: `sandbox/${engine}-capacity-p99`,
    scenario,
    unit: 'ms',
    figures: p99s,
  });
}

/** A session that has ended meanwhile is not counted. */
function usedSince(end: ReturnType<typeof sampleCpu>): number {
  try {
    return end().cpuSeconds;
  } catch {
    return 0;
  }
}

/** Three times as many as it can: those that are served stay fast, the rest are refused at once. */
export async function* overload({ engine, options, apply }: Loaded): AsyncGenerator<BenchLine> {
  const forMs = options.isSlice ? 1_000 : 4_000;
  const served: number[] = [];
  const refused: number[] = [];
  const shares: number[] = [];
  const rates: number[] = [];
  await interleave(options.rounds, {
    load: async (round) => {
      const { ms } = await apply({ atOnce: 4 }, forMs / 2);
      const rate = (ms.length / (forMs / 2)) * 1_000;
      const over = await apply({ perSecond: rate * OVERLOAD.times }, forMs);
      if (round < 0) return rate;
      served.push(percentile(over.ms, 99));
      refused.push(over.refusedMs.length === 0 ? 0 : percentile(over.refusedMs, 99));
      shares.push(over.refusedMs.length / (over.refusedMs.length + over.ms.length));
      rates.push(rate);
      return rate;
    },
  });
  const note = `${Math.round(median(shares) * 100)} % refused, at ${Math.round(median(rates) * OVERLOAD.times)} orders a second`;
  yield within(OVERLOAD.servedP99Ms, {
    name: `sandbox/${engine}-overload-served`,
    scenario: 'p99 of those that are served at three times what it can',
    unit: 'ms',
    figures: served,
    note,
  });
  yield within(OVERLOAD.refusedP99Ms, {
    name: `sandbox/${engine}-overload-refused`,
    scenario: 'p99 of those that are refused meanwhile',
    unit: 'ms',
    figures: refused,
    note,
  });
}
