import type { Stage } from './stage.ts';

/** Programs that a scenario can't do without; a row whose program is missing fails by name. */
export type Need = 'postgres' | 'redis' | 'fleet' | 'chromium';

export type Outcome = {
  /** What was done to the product, in a few words. */
  readonly did: string;
  readonly counts: Readonly<Record<string, number | string>>;
  /** From the end of the fault until everything was as before. */
  readonly recoverMs?: number;
  /** Each a sentence that says how the criterion was broken; none when it was met. */
  readonly violations: readonly string[];
};

/** One fault or bad input, and what counts as surviving it. */
export type Scenario = {
  readonly id: string;
  readonly fault: string;
  readonly criterion: string;
  readonly needs: readonly Need[];
  run(stage: Stage): Promise<Outcome>;
};

/** Collects what didn't hold. */
export type Expectations = {
  readonly violations: string[];
  /** Notes `otherwise` unless `holds`. */
  that(holds: boolean, otherwise: string): void;
};

export function expectations(): Expectations {
  const violations: string[] = [];
  return {
    violations,
    that: (holds, otherwise) => {
      if (!holds) violations.push(otherwise);
    },
  };
}
