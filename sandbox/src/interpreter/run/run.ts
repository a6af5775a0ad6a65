import type { Span } from '../lexer/token.ts';
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
  readonly sequences: Sequences;
  /** What a warning of MySQL's is now. */
  strict: Strictness;
};

/**
 * MySQL's strict mode, where a statement that changes rows makes errors of warnings: of all, or only of dates that a
 * comparison can't read, while constants of an UPDATE's WHERE are computed.
 */
type Strictness = 'none' | 'dates' | 'all';

/** Does a part of a statement in strict mode; behind it all is as before. */
export function strictly<T>(run: Run, strict: Strictness, work: () => T): T {
  const before = run.strict;
  run.strict = strict;
  try {
    return work();
  } finally {
    run.strict = before;
  }
}

/** nextval() and its kin: what they hand out is gone for good, whatever becomes of the statement. Names are folded. */
export type Sequences = {
  /** @throws SqlFailure unknown-sequence */
  next(name: string, span: Span | null): bigint;
  /** What this session took last. @throws SqlFailure unknown-sequence, sequence-unused */
  current(name: string, span: Span | null): bigint;
  /** setval(): the next one is `value`, or the one behind it where `isCalled`. @throws SqlFailure unknown-sequence */
  set(name: string, value: bigint, isCalled: boolean, span: Span | null): void;
};
