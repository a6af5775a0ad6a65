import type { Phrases } from '../errors/words/phrases.ts';
import type { FunctionTable, TableFunctionTable } from '../functions/function.ts';
import type { Semantics } from '../semantics/semantics.ts';
import type { DialectRules } from './dialect.ts';

/** Everything that sets one dialect apart from another. */
export type Dialect = {
  /** How it is read and written. */
  readonly rules: DialectRules;
  /** How it computes. */
  readonly semantics: Semantics;
  /** Its scalar, aggregate and window functions. GROUPING and GROUPING_ID are the binder's own. */
  readonly functions: FunctionTable;
  /** Those that stand in FROM. */
  readonly tableFunctions: TableFunctionTable;
  /** Names of functions that it has and SQLTown lacks: unsupported, never "does not exist". */
  readonly unsupported: ReadonlySet<string>;
  /** What it says of a mistake. */
  readonly phrases: Phrases;
};
