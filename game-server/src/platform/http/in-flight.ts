import { setTimeout as wait } from 'node:timers/promises';

export type InFlight = {
  /** The same, counted while it is under way. */
  counted<Args extends readonly unknown[], T>(
    answer: (...args: Args) => Promise<T>,
  ): (...args: Args) => Promise<T>;
  /** Resolves when nothing is under way any more, after `patienceMs` at the latest. */
  settled(patienceMs: number): Promise<void>;
};

/** Counts requests under way, so that what they stand on isn't closed beneath them. */
export function countInFlight(): InFlight {
  let count = 0;
  const idle: (() => void)[] = [];
  return {
    counted:
      (answer) =>
      async (...args) => {
        count += 1;
        try {
          return await answer(...args);
        } finally {
          count -= 1;
          if (count === 0) for (const resolve of idle.splice(0)) resolve();
        }
      },
    async settled(patienceMs) {
      if (count === 0) return;
      const isIdle = new Promise<void>((resolve) => void idle.push(resolve));
      await Promise.race([isIdle, wait(patienceMs, undefined, { ref: false })]);
    },
  };
}
