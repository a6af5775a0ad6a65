import type { GradedExercise } from '@sqltown/content/grading';
import { MAX_RESULT_BYTES, MAX_RESULT_ROWS, type ResultSet } from '@sqltown/shared/api';
import type { DatabaseRef } from '../engines/engine.ts';
import type { EnginePool } from '../pool/engine-pool.ts';
import type { AnswerForm } from './answer-form.ts';

/** A database under a name that stays with its rows. */
export type NamedDatabase = { readonly name: string; readonly database: DatabaseRef };

/** The content's own answers on data that are no secret: each runs once, however many learners answer. */
export type References = {
  /** Throws when the answer shows nothing: the content is broken, or the engine is. */
  on(
    pool: EnginePool,
    { name, database }: NamedDatabase,
    asked: ReferenceQuestion,
  ): Promise<readonly ResultSet[]>;
};

export type ReferenceQuestion = {
  readonly exercise: Pick<GradedExercise, 'id'>;
  readonly answer: string;
  readonly form: AnswerForm;
};

export function createReferences(wallMs: number): References {
  const known = new Map<string, readonly ResultSet[]>();
  return {
    async on(pool, { name, database }, { exercise, answer, form }) {
      const sql = form.sqlFor(answer);
      const key = JSON.stringify([pool.dialect, name, sql]);
      const kept = known.get(key);
      if (kept) return kept;
      const limits = { timeMs: wallMs, rows: MAX_RESULT_ROWS, bytes: MAX_RESULT_BYTES };
      const [outcome] = await pool.execute([{ database, sql, limits }], { wallMs });
      const sets = outcome && form.setsOf(outcome);
      if (!sets)
        throw new Error(
          `A query of exercise ${exercise.id} gives ${outcome?.kind ?? 'nothing'} in ${pool.dialect} on ${name}`,
        );
      known.set(key, sets);
      return sets;
    },
  };
}
