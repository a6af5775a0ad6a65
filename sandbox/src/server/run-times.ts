/** Nothing is known yet: what a lesson's query takes in the slowest engine on board. */
const FIRST_GUESS_MS = 30;
/** The weight of the newest: some ten orders are remembered. */
const WEIGHT = 0.1;
/** One runaway among quick queries is no rule; many of them soon are. */
const MOST_TIMES_THE_AVERAGE = 4;

/** How long orders of each kind have taken lately, such as runs in SQLite. */
export type RunTimes = {
  /** Milliseconds that the next one is expected to take. */
  of(kind: string): number;
  note(kind: string, ms: number): void;
};

/**
 * An exponentially weighted moving average of each kind (Roberts, "Control chart tests based on geometric moving
 * averages", 1959). A time counts for at most four times the average so far.
 */
export function createRunTimes(): RunTimes {
  const averages = new Map<string, number>();
  const of = (kind: string): number => averages.get(kind) ?? FIRST_GUESS_MS;
  return {
    of,
    note(kind, ms) {
      const average = of(kind);
      const counted = Math.min(ms, Math.max(average, 1) * MOST_TIMES_THE_AVERAGE);
      averages.set(kind, average + WEIGHT * (counted - average));
    },
  };
}
