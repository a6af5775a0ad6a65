import type { Step, StepKind } from './step.ts';

/** A plan as data: what each step is, on what it works, how many rows it was thought to give, and how many it gave. */
export type ExplainedStep = {
  readonly kind: StepKind;
  readonly detail: string;
  readonly estimate: number;
  /** Over all openings; 0 before the plan has run. */
  readonly rows: number;
  readonly openings: number;
  readonly inputs: readonly ExplainedStep[];
};

/** @param plan of an execution; after its rows were asked for, their counts are the real ones. */
export function explain({ kind, detail, estimate, tally, inputs }: Step): ExplainedStep {
  return {
    kind,
    detail,
    estimate: Math.round(estimate),
    rows: tally.rows,
    openings: tally.openings,
    inputs: inputs.map(explain),
  };
}
