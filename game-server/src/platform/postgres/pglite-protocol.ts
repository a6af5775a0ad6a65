/** What the main thread asks of the thread in which PGlite runs, each answered once. */
export type EngineCall =
  | { readonly kind: 'query'; readonly sql: string; readonly parameters: readonly unknown[] }
  /** Several statements, no parameters, no rows. */
  | { readonly kind: 'script'; readonly sql: string }
  /** The data folder as a gzipped tar. */
  | { readonly kind: 'dump' }
  | { readonly kind: 'close' };

export type EngineRequest = { readonly id: number; readonly call: EngineCall };

export type QueryAnswer = {
  readonly rows: readonly unknown[];
  readonly affected: number | null;
  readonly command: string;
};

/** A PostgreSQL error as it crosses the thread boundary: its message and the fields that callers decide by. */
export type EngineError = {
  readonly message: string;
  readonly code: string | null;
  readonly constraint: string | null;
  readonly column: string | null;
};

export type EngineReply =
  | { readonly id: number; readonly kind: 'answer'; readonly answer: QueryAnswer }
  | { readonly id: number; readonly kind: 'dumped'; readonly image: Uint8Array }
  | { readonly id: number; readonly kind: 'done' }
  | { readonly id: number; readonly kind: 'failed'; readonly error: EngineError };

/** How the thread is started. Without a folder the database lives in memory only. */
export type EngineStart = { readonly folder: string | null; readonly image: Uint8Array | null };

/** The id under which the thread says that PGlite is up, or why not. */
export const READY_ID = 0;
