import type { BindContext, BoundQuery } from '../binder/context.ts';
import { planQuery } from '../plan/plan.ts';
import type { Step } from '../plan/step.ts';
import { flatten, type Source } from '../provenance/trace.ts';
import type { Row } from '../values/value.ts';
import { machineOf } from './machine.ts';

export { explain, type ExplainedStep } from '../plan/explain.ts';

/** A row of a result; `sources` are the stored rows that made it, null where they weren't followed. */
export type ResultRow = { readonly row: Row; readonly sources: readonly Source[] | null };

/** How a query is run: its plan, and its rows, which are found as they are asked for. */
export type Execution = {
  readonly plan: Step;
  rows(): Iterable<ResultRow>;
};

/**
 * Plans a bound query. Rows come as they are asked for, within the run's budget.
 * @throws SqlFailure, Unsupported, BudgetExceeded while rows are asked for
 */
export function execute(query: BoundQuery, context: BindContext): Execution {
  const { run, trace } = context;
  const plan = planQuery(query.plan, machineOf(context));
  const width = query.columns.length;
  return {
    plan,
    *rows() {
      for (const row of plan.open(null, null)) {
        run.budget.keep(width + 1);
        const sources = trace ? flatten(trace.of(row)) : null;
        yield { row: row.length === width ? row : row.slice(0, width), sources };
      }
    },
  };
}
