/** Several measurements of one thing: the middle one, and how far the others lie apart. */
export type Spread = { readonly median: number; readonly min: number; readonly max: number };

/** @throws RangeError without values, since a median of nothing would be a made-up figure. */
export function spreadOf(values: readonly number[]): Spread {
  const sorted = ascending(values);
  return { median: median(values), min: sorted[0] ?? Number.NaN, max: sorted.at(-1) ?? Number.NaN };
}

/** The middle value; of an even count, the mean of the two in the middle. @throws RangeError without values. */
export function median(values: readonly number[]): number {
  const sorted = ascending(values);
  const middle = sorted.length / 2;
  const upper = sorted[Math.floor(middle)] ?? Number.NaN;
  return Number.isInteger(middle) ? ((sorted[middle - 1] ?? Number.NaN) + upper) / 2 : upper;
}

/**
 * The nearest-rank percentile: the smallest value that at least `percent` % of the values don't exceed.
 * @throws RangeError without values or outside 0 < percent ≤ 100.
 */
export function percentile(values: readonly number[], percent: number): number {
  if (!(percent > 0 && percent <= 100)) throw new RangeError(`${percent} is no percentile`);
  const sorted = ascending(values);
  return sorted[Math.ceil((percent / 100) * sorted.length) - 1] ?? Number.NaN;
}

function ascending(values: readonly number[]): Float64Array {
  if (values.length === 0) throw new RangeError('nothing was measured');
  return Float64Array.from(values).sort();
}
