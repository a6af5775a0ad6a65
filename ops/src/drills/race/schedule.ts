import type { Sort } from './contest.ts';

/** So many rounds of a hundred are of each sort, and at least one; the rest begin fresh. */
const SHARES: Readonly<Record<Exclude<Sort, 'fresh'>, number>> = {
  handover: 20,
  forced: 25,
  paused: 6,
  killed: 2,
};

/** The sorts of so many rounds, in an order of chance. `random` gives numbers in [0, 1). */
export function schedule(rounds: number, random: () => number): Sort[] {
  const special = Object.entries(SHARES).flatMap(([sort, share]) =>
    Array.from({ length: Math.max(1, Math.round((share / 100) * rounds)) }, () => sort as Sort),
  );
  const all = Array.from({ length: rounds }, (_, n): Sort => special[n] ?? 'fresh');
  return all
    .map((sort) => ({ sort, rank: random() }))
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ sort }) => sort);
}
