import type { BoundExpression } from '../binder/bound.ts';
import { expandItems } from '../binder/items.ts';
import type { OutputColumn } from '../binder/context.ts';
import type { Scope } from '../binder/scope.ts';
import type { Answered, Work } from '../session/work.ts';
import type { Returning } from '../tree/statements.ts';
import type { Row } from '../values/value.ts';
import { placeOver } from './bind.ts';

/** Gathers what a change answers with. */
export type Answer = {
  /** @param row one row for each source of the scope. */
  add(row: readonly Row[]): void;
  done(): Answered | null;
};

const SILENT: Answer = { add: () => undefined, done: () => null };

/** RETURNING or OUTPUT over the rows of a scope; without one the answer stays silent. */
export function bindReturning(node: Returning | null, scope: Scope, work: Work): Answer {
  if (!node) return SILENT;
  const place = placeOver(scope, 'RETURNING', work);
  const items = expandItems(node.items, place);
  const outputs: BoundExpression[] = items.map((item) => item.bind(place));
  const columns = items.map(
    ({ name, origin }, i): OutputColumn => ({ name, origin, type: outputs[i]?.type ?? { kind: 'null' } }),
  );
  const rows: Row[] = [];
  return {
    add(row) {
      work.context.run.budget.keep(outputs.length);
      rows.push(outputs.map((output) => output.evaluate({ row, outer: null })));
    },
    done: () => ({ columns, rows }),
  };
}
