import type { Table } from '../catalog/state.ts';
import type { Work } from '../session/work.ts';
import type { Draft } from './draft.ts';
import type { Target } from './target.ts';

/**
 * What SQLite evaluates behind SET: row after row, and a subquery that looks at the row outside meets the rows that
 * were changed before it. (One that stands alone is computed once, before the first.) Elsewhere a statement sees only
 * what was there before it.
 */
export function asItChanges({ key }: Target, draft: Draft, work: Work): Work {
  const { context } = work;
  if (context.semantics.dialect !== 'sqlite') return work;
  const relations = new Map(context.state.relations).set(key, liveTable(key, draft, work));
  return { ...work, context: { ...context, state: { ...context.state, relations } } };
}

/** The table whose rows are what the draft holds at each moment. */
function liveTable(key: string, draft: Draft, { context }: Work): Table {
  const changing = draft.table(key);
  let last = changing.stored();
  return {
    ...changing.table,
    get rows() {
      const now = changing.stored();
      // Each change has all of them laid out anew.
      if (now !== last) context.run.budget.step(now.length);
      last = now;
      return now;
    },
  };
}
