import type { Dialect } from '@sqltown/shared/api';
import type { Shelf } from '../services/storage.ts';

export type PastRun = {
  readonly sql: string;
  readonly dialect: Dialect;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly kind: 'run' | 'submit';
  readonly ok: boolean;
  /** "4 rows", "Almost", "syntax error at …". */
  readonly summary: string;
};

const MOST_PAST = 30;

/** What was typed and run, by exercise: kept on this device, so that no SQL is ever lost. */
export class Drafts {
  readonly #shelf: Shelf;

  constructor(shelf: Shelf) {
    this.#shelf = shelf;
  }

  /** What was typed last, or null when the exercise was never touched in this dialect. */
  draft(exerciseId: string, dialect: Dialect): string | null {
    return this.#shelf.read(draftKey(exerciseId, dialect));
  }

  keep(exerciseId: string, dialect: Dialect, sql: string): void {
    this.#shelf.write(draftKey(exerciseId, dialect), sql);
  }

  /** Newest first. */
  past(exerciseId: string): readonly PastRun[] {
    try {
      const kept: unknown = JSON.parse(this.#shelf.read(pastKey(exerciseId)) ?? '[]');
      return Array.isArray(kept) ? kept.filter(isPastRun) : [];
    } catch {
      return [];
    }
  }

  /** Remembers a run; the same SQL run again moves to the front. */
  remember(exerciseId: string, run: PastRun): void {
    const others = this.past(exerciseId).filter(
      (past) => past.sql !== run.sql || past.kind !== run.kind || past.dialect !== run.dialect,
    );
    this.#shelf.write(pastKey(exerciseId), JSON.stringify([run, ...others].slice(0, MOST_PAST)));
  }
}

const draftKey = (exerciseId: string, dialect: Dialect): string => `draft.${exerciseId}.${dialect}`;
const pastKey = (exerciseId: string): string => `past.${exerciseId}`;

function isPastRun(value: unknown): value is PastRun {
  const run = value as Partial<PastRun> | null;
  return typeof run?.sql === 'string' && typeof run.at === 'number' && typeof run.summary === 'string';
}
