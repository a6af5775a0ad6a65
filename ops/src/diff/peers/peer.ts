import type { GeneratedDatabase } from '../generate/database.ts';

/** One value as it is compared: its kind, so that '1' is not 1, and its exact text. */
export type Datum = null | {
  readonly kind: 'number' | 'float' | 'text' | 'boolean' | 'blob';
  readonly text: string;
};

/** What one statement answered. */
export type Answer =
  | {
      readonly kind: 'rows';
      readonly columns: readonly string[];
      readonly rows: readonly (readonly Datum[])[];
    }
  | { readonly kind: 'changed'; readonly count: number }
  | { readonly kind: 'error'; readonly code: string; readonly message: string }
  /** Known and not carried out: neither right nor wrong. */
  | { readonly kind: 'unsupported'; readonly what: string }
  /** Ended by a limit. */
  | { readonly kind: 'stopped' };

/** An engine that answers: a real one, or the interpreter. */
export type Peer = {
  readonly name: string;
  /** From now on everything is asked of this database. */
  load(database: GeneratedDatabase): Promise<void>;
  /** One query on the loaded database. */
  ask(sql: string): Promise<Answer>;
  /** All of them one after the other, each answered, errors included; then the database is as it was loaded. */
  play(statements: readonly string[]): Promise<Answer[]>;
  close(): Promise<void>;
};
