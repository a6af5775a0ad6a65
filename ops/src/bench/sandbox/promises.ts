/** Two engines on board, two on servers. */
export type EngineName = 'sqlite' | 'pglite' | 'postgresql' | 'mariadb';

/** What is held to, by engine; milliseconds where nothing else is said. */
export const PROMISES: Readonly<
  Record<
    EngineName,
    {
      readonly timesBare: number;
      readonly runP50: number;
      /** Null where no lesson is graded. */
      readonly submitP95: number | null;
      /** Beyond the budget of a runaway query. */
      readonly stopGrace: number;
    }
  >
> = {
  sqlite: { timesBare: 12, runP50: 3, submitP95: 150, stopGrace: 50 },
  pglite: { timesBare: 3, runP50: 5, submitP95: 500, stopGrace: 150 },
  // A round trip each to begin, to seed, to ask, to roll back and to clear.
  postgresql: { timesBare: 12, runP50: 10, submitP95: 500, stopGrace: 150 },
  mariadb: { timesBare: 12, runP50: 10, submitP95: null, stopGrace: 150 },
};

/** As the process that is measured gives it. */
export const RUNAWAY_BUDGET_MS = 500;
export const RESET_TIMES_COPY = 3;

/** Of runs that were served while as many came as make the most of the engine. */
export const LOADED_P99_MS = 100;
/** Of three times as many: those that are served wait for the queue's 64 before them, the rest hear at once. */
export const OVERLOAD = { times: 3, servedP99Ms: 1_000, refusedP99Ms: 50 } as const;
