import type { BindContext } from '../binder/context.ts';
import type { Step } from '../plan/step.ts';
import type { Trace } from '../provenance/trace.ts';
import type { Run } from '../run/run.ts';
import type { Row } from '../values/value.ts';
import type { SharedRows } from './shared-rows.ts';

/** What all steps of a plan work with. */
export type Machine = {
  readonly run: Run;
  readonly trace: Trace | null;
  /** The plans of common tables, one for all who read them. */
  readonly commonSteps: Map<object, Step>;
  /** The rows of those that stand alone. */
  readonly commonRows: Map<object, SharedRows>;
};

const MACHINES = new WeakMap<BindContext, Machine>();

/** One for all the plans of a statement, so that its subqueries share what is kept. */
export function machineOf(context: BindContext): Machine {
  const known = MACHINES.get(context);
  if (known) return known;
  const made: Machine = {
    run: context.run,
    trace: context.trace ?? null,
    commonSteps: new Map(),
    commonRows: new Map(),
  };
  MACHINES.set(context, made);
  return made;
}

const NULL_ROWS: Row[] = [];

/** The row of an outer join's missing side. */
export function nullRow(width: number): Row {
  const known = NULL_ROWS[width];
  if (known) return known;
  const row = Object.freeze(Array.from({ length: width }, () => null));
  if (width < MOST_KEPT) NULL_ROWS[width] = row;
  return row;
}

const MOST_KEPT = 1_000;
