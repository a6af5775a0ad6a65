import { type Spread, spreadOf } from './statistics.ts';

export type BenchOptions = {
  readonly seed: number;
  /** Rounds of A/B/A/B; the median is what counts, so at least five unless it's a slice. */
  readonly rounds: number;
  /** Shorter rounds, as CI runs it: the lines are the same, the figures rougher. */
  readonly isSlice: boolean;
  /** A fault put in on purpose: at least one bar must then come out short. */
  readonly plant?: string;
  /** Of a benchmark with several rows, only these. */
  readonly only?: readonly string[];
  readonly log: (line: string) => void;
};

/** What the ratio is held to. `null` in a line: the figure is reported, nothing is promised. */
export type Bar = { readonly atLeast: number } | { readonly atMost: number };

export type BenchLine = {
  readonly name: string;
  readonly scenario: string;
  readonly unit: string;
  readonly figure: Spread;
  /** Measured in the same run (a peer), or given (a limit, whose spread is one value). */
  readonly peer: { readonly name: string; readonly figure: Spread };
  /** Figure ÷ peer, taken round by round: what slows a whole round slows both sides of it. */
  readonly ratio: Spread;
  readonly bar: Bar | null;
  readonly held: boolean;
  /** What a reader needs to judge the line by: a ceiling of the machine, a share of failures. */
  readonly note?: string;
};

export type Benchmark = {
  readonly name: string;
  readonly about: string;
  readonly plants: readonly string[];
  run(options: BenchOptions): AsyncIterable<BenchLine>;
};

type Measured = {
  readonly name: string;
  readonly scenario: string;
  readonly unit: string;
  /** One value a round. */
  readonly figures: readonly number[];
  readonly note?: string;
};

/**
 * A line that compares with a peer measured in the same rounds (see `interleave`).
 * @throws RangeError when the sides don't have the same number of rounds, or none.
 */
export function comparedWith(
  peer: { readonly name: string; readonly figures: readonly number[] },
  bar: Bar | null,
  { figures, ...measured }: Measured,
): BenchLine {
  if (figures.length !== peer.figures.length)
    throw new RangeError(`${measured.name}: ${figures.length} rounds against ${peer.figures.length}`);
  const ratio = spreadOf(figures.map((figure, round) => figure / (peer.figures[round] ?? Number.NaN)));
  return {
    ...measured,
    figure: spreadOf(figures),
    peer: { name: peer.name, figure: spreadOf(peer.figures) },
    ratio,
    bar,
    held: isHeld(ratio.median, bar),
  };
}

/** A line whose median must stay at or below a limit in the same unit. */
export function within(limit: number, measured: Measured): BenchLine {
  const figures = measured.figures.map(() => limit);
  return comparedWith({ name: 'limit', figures }, { atMost: 1 }, measured);
}

/** A ratio that isn't a number (a peer of 0, nothing measured) holds no bar. */
function isHeld(ratio: number, bar: Bar | null): boolean {
  if (bar === null) return true;
  return 'atLeast' in bar ? ratio >= bar.atLeast : ratio <= bar.atMost;
}
