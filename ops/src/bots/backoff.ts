const FIRST_MS = 300;
const LONGEST_MS = 5_000;

/**
 * How long to wait before trying again after `failures` failures in a row, in milliseconds: as the page does it,
 * doubling up to five seconds and spread over the upper half.
 */
export function backoffMs(failures: number, random: () => number): number {
  const ceiling = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.max(0, failures - 1));
  return Math.round(ceiling * (0.5 + random() / 2));
}
