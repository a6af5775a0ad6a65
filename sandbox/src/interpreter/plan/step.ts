import type { Frame } from '../binder/bound.ts';
import type { Row } from '../values/value.ts';

/**
 * One step of a physical plan. Rows are pulled through it: each step asks those below for a row when it needs one.
 *
 * `outer` is the frame of the query around; `beside` the row so far of this query's own FROM, for LATERAL.
 */
export type Step = {
  readonly kind: StepKind;
  /** What it works on: a table, an index, keys. */
  readonly detail: string;
  readonly inputs: readonly Step[];
  /** How many rows it was thought to give. */
  readonly estimate: number;
  /** It reads the rows of a query around it, so that its rows differ from one opening to the next. */
  readonly correlated: boolean;
  readonly tally: Tally;
  open(outer: Frame | null, beside: Row | null): Iterable<Row>;
};

/** What really happened. */
export type Tally = { rows: number; openings: number };

export type StepKind =
  | 'nothing'
  | 'full scan'
  | 'index lookup'
  | 'index range'
  | 'automatic index'
  | 'computed rows'
  | 'derived table'
  | 'common table'
  | 'filter'
  | 'hash join'
  | 'index join'
  | 'nested loop'
  | 'number rows'
  | 'hierarchy'
  | 'group'
  | 'aggregate'
  | 'window'
  | 'project'
  | 'distinct'
  | 'sort'
  | 'first of each'
  | 'cut'
  | 'values'
  | 'union'
  | 'intersect'
  | 'except'
  | 'recursion'
  | 'last round';

type Making = Omit<Step, 'tally' | 'open' | 'correlated' | 'inputs' | 'estimate'> & {
  readonly inputs?: readonly Step[];
  readonly estimate?: number;
  /** By itself; it is as well where one of its inputs is. */
  readonly correlated?: boolean;
};

/** @param open counts the rows that it gives in `tally`. */
export function step(
  making: Making,
  open: (outer: Frame | null, tally: Tally, beside: Row | null) => Iterable<Row>,
): Step {
  const inputs = making.inputs ?? [];
  const tally: Tally = { rows: 0, openings: 0 };
  return {
    ...making,
    inputs,
    estimate: making.estimate ?? inputs[0]?.estimate ?? 1,
    correlated: making.correlated === true || inputs.some((input) => input.correlated),
    tally,
    open: (outer, beside) => {
      tally.openings += 1;
      return open(outer, tally, beside);
    },
  };
}
