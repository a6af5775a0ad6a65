import { seeded } from '@sqltown/shared/noise';
import { type BenchLine, within } from '../bench.ts';

import { percentile } from '../statistics.ts';
import { arrive } from './arrivals.ts';
import { type Learner, attempt, readLesson, takeSeat } from './learners.ts';
import type { Stage } from './stage.ts';

const P95_MS = 200;

/** A busy school on a small machine: everybody turns a page every five seconds, and answers every twenty. */
const ROUTES = {
  lesson: { perSecond: 40, ask: readLesson },
  seat: { perSecond: 10, ask: takeSeat },
  attempt: { perSecond: 10, ask: attempt },
} as const;

/** The three arrive at once, so that reads are timed beside what writes and computes. */
export async function* latencies(
  { options, seconds }: Stage,
  url: string,
  learners: readonly Learner[],
): AsyncGenerator<BenchLine> {
  const random = seeded(options.seed);
  const rows = Object.entries(ROUTES).map(([name, route]) => ({
    name,
    route,
    figures: [] as number[],
    refused: 0,
  }));
  const warmUp = -1;
  for (let round = warmUp; round < options.rounds; round++) {
    await Promise.all(
      rows.map(async (row) => {
        const { perSecond, ask } = row.route;
        const times = await arrive({ perSecond, seconds: seconds * 2, random }, (n) =>
          ask(url, learners[n % learners.length]!),
        );
        if (round === warmUp) return;
        row.figures.push(percentile(times, 95));
        row.refused += times.filter((ms) => ms === Number.POSITIVE_INFINITY).length;
      }),
    );
  }
  for (const { name, route, figures, refused } of rows) {
    yield within(P95_MS, {
      name: `data/api-${name}`,
      scenario: `p95 at ${route.perSecond}/s, all three kinds at once, ${learners.length} learners, uws`,
      unit: 'ms',
      figures,
      note: `${refused} refused`,
    });
  }
}
