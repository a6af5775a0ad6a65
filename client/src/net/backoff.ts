const FIRST_MS = 300;
const LONGEST_MS = 5_000;

/**
 * How long to wait before trying again after `failures` failures in a row, in milliseconds: doubling up to
 * five seconds, spread over its upper half so that a city's players don't all knock at once.
 */
export function backoffMs(failures: number, random: () => number = Math.random): number {
  const ceiling = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.max(0, failures - 1));
  return Math.round(ceiling * (0.5 + random() / 2));
}
