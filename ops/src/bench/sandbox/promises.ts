export type Dialect = 'sqlite' | 'postgresql';

/** What is held to, by dialect; milliseconds where nothing else is said. */
export const PROMISES: Readonly<
  Record<
    Dialect,
    {
      readonly timesBare: number;
      readonly runP50: number;
      readonly submitP95: number;
      /** Beyond the budget of a runaway query. */
      readonly stopGrace: number;
    }
  >
> = {
  sqlite: { timesBare: 12, runP50: 3, submitP95: 150, stopGrace: 50 },
  postgresql: { timesBare: 3, runP50: 5, submitP95: 500, stopGrace: 150 },
};

/** As the process that is measured gives it. */
export const RUNAWAY_BUDGET_MS = 500;
export const RESET_TIMES_COPY = 3;
