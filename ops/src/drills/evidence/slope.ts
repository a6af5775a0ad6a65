export type Sample = { readonly atMs: number; readonly value: number };

const HOUR_MS = 3_600_000;

/**
 * How fast a figure grows, in units an hour: the median of the slopes between any two samples (Theil and Sen), which
 * a few outliers, such as the moments after a collection, don't bend. 0 for fewer than two samples.
 */
export function slopeAnHour(samples: readonly Sample[]): number {
  const slopes: number[] = [];
  for (const [i, a] of samples.entries()) {
    for (const b of samples.slice(i + 1)) {
      if (b.atMs > a.atMs) slopes.push((b.value - a.value) / (b.atMs - a.atMs));
    }
  }
  return median(slopes) * HOUR_MS;
}

/** The middle value, or the mean of the two in the middle; 0 of none. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  const upper = sorted[half] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? upper) + upper) / 2;
}
