import type { Dialect } from '@sqltown/shared/api';

/** SQL to be run, and where it begins in the editor: errors are counted from its own start. */
export type Passage = { readonly sql: string; readonly from: number };

/** What the rest of the page may do to the editor. Offsets are UTF-16, into the whole text. */
export type EditorHandle = {
  /** The selection if there is one, else everything. */
  readonly passage: () => Passage;
  readonly text: () => string;
  /** Types at the cursor, over the selection. */
  readonly insert: (text: string) => void;
  readonly replace: (from: number, to: number, text: string) => void;
  readonly setText: (text: string) => void;
  readonly focus: () => void;
  readonly format: (dialect: Dialect) => Promise<void>;
};
