import { type BenchLine, type BenchOptions, comparedWith } from '../../bench.ts';
import { interleave } from '../../interleave.ts';
import { measureLoad } from '../measure-load.ts';
import type { SideName } from '../side.ts';

const LEAST_PATCH_RATE = 0.95;
const MOST_AGE_MS = 100;
const SATURATED_SHARE = 0.9;

/** The most clients that one process keeps at their rate, on the native transport and on the fallback. */
export async function* capacityRow(options: BenchOptions): AsyncIterable<BenchLine> {
  const limits = new Set<string>();
  const most = (side: SideName) => async (round: number) => {
    const { clients, limit } = await climb(side, options, round);
    limits.add(`${side}: ${limit}`);
    return clients;
  };
  const { uws, ws } = await interleave(options.rounds, { uws: most('city on uws'), ws: most('city on ws') });
  yield comparedWith({ name: 'city on ws', figures: ws }, null, {
    name: 'sync/capacity',
    scenario: `city on uws, the largest crowd with ≥ ${LEAST_PATCH_RATE * 100} % of 20 patches/s and p99 age < ${MOST_AGE_MS} ms`,
    unit: 'clients',
    figures: uws,
    note: [...limits].join('; '),
  });
}

/** Up in equal steps until a step doesn't hold; what the step before was, and what gave way. */
async function climb(
  side: SideName,
  { isSlice, seed, plant }: BenchOptions,
  round: number,
): Promise<{ readonly clients: number; readonly limit: string }> {
  const step = isSlice ? 20 : 500;
  const top = isSlice ? 40 : 6_000;
  for (let clients = step; clients <= top; clients += step) {
    const { patchRate, ageP99Ms, loadShare } = await measureLoad(side, {
      clients,
      perRoom: isSlice ? 20 : 50,
      hz: 20,
      messageHz: 8,
      warmUpSeconds: isSlice ? 1 : 4,
      seconds: isSlice ? 1 : 4,
      seed: seed + round,
      plant,
    });
    const isLoadLimited = loadShare > SATURATED_SHARE ? ' (the clients were the limit)' : '';
    if (patchRate < LEAST_PATCH_RATE)
      return { clients: clients - step, limit: `patch rate at ${clients}${isLoadLimited}` };
    if (!(ageP99Ms !== null && ageP99Ms < MOST_AGE_MS))
      return { clients: clients - step, limit: `age at ${clients}${isLoadLimited}` };
  }
  return { clients: top, limit: 'none met' };
}
