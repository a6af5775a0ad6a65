import type { OutputColumn } from '../binder/context.ts';
import { bindQuery } from '../binder/index.ts';
import { execute } from '../executor/index.ts';
import type { Source } from '../provenance/trace.ts';
import type { Query } from '../tree/queries.ts';
import type { Row } from '../values/value.ts';
import type { Work } from './work.ts';

export type Queried = {
  readonly columns: readonly OutputColumn[];
  readonly rows: readonly Row[];
  /** For each row the stored rows that made it, where they were followed. */
  readonly sources: readonly (readonly Source[])[] | null;
};

/** All rows of a query, within the run's budget. */
export function runQuery(query: Query, { context }: Work): Queried {
  const bound = bindQuery(query, context);
  const rows: Row[] = [];
  const sources: (readonly Source[])[] = [];
  for (const { row, sources: from } of execute(bound, context).rows()) {
    rows.push(row);
    if (from) sources.push(from);
  }
  return { columns: bound.columns, rows, sources: context.trace ? sources : null };
}

/** The columns that a query would give. */
export function describeQuery(query: Query, { context }: Work): readonly OutputColumn[] {
  return bindQuery(query, context).columns;
}
