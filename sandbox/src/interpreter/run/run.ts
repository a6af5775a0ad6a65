import type { Semantics } from '../semantics/semantics.ts';
import type { Value } from '../values/value.ts';
import type { Budget } from './budget.ts';

/**
 * What one run of a statement has around it. Bound expressions are closures over it, so a plan serves one run.
 * The clock stands still at `nowMicros` (UTC, since 1970), and `random` is seeded: the same run gives the same rows.
 */
export type Run = {
  readonly semantics: Semantics;
  readonly budget: Budget;
  readonly nowMicros: bigint;
  /** In [0, 1). */
  random(): number;
  /** A session's variables, by their name as the dialect compares them: `@total`, `sql_mode`. */
  readonly variables: Map<string, Value>;
  /** LAST_INSERT_ID(), SCOPE_IDENTITY(), last_insert_rowid(), changes(), @@ROWCOUNT: as the last change left them. */
  readonly last: { insertId: bigint | null; rowCount: bigint };
};
