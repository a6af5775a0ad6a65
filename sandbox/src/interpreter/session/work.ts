import type { BindContext, OutputColumn } from '../binder/context.ts';
import type { DatabaseState } from '../catalog/state.ts';
import type { Source } from '../provenance/trace.ts';
import type { Row } from '../values/value.ts';
import type { Memory } from './memory.ts';

/** What a statement works with: where it is bound, and what the session remembers. */
export type Work = {
  readonly context: BindContext;
  readonly memory: Memory;
};

/** What a statement gave: the state after it, and rows where it answers with some. */
export type Done = {
  readonly state: DatabaseState;
  /** Rows answered, or touched as the dialect counts them. */
  readonly rowCount: number;
  readonly answer: Answered | null;
  readonly notices: readonly string[];
};
export type Answered = {
  readonly columns: readonly OutputColumn[];
  readonly rows: readonly Row[];
  readonly sources?: readonly (readonly Source[])[] | null;
};

/** A statement that answers with nothing. */
export function done(state: DatabaseState, notices: readonly string[] = []): Done {
  return { state, rowCount: 0, answer: null, notices };
}
