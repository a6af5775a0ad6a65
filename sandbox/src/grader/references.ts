import type { GradedExercise } from '@sqltown/content/grading';
import { MAX_RESULT_BYTES, MAX_RESULT_ROWS, type ResultSet } from '@sqltown/shared/api';
import type { EnginePool } from '../pool/engine-pool.ts';
import { resultOf } from './pairs.ts';

/** The content's own queries on the visible data: each runs once, however many learners answer. */
export type References = {
  /** Throws when the query does not answer with one result set: the content is broken, or the engine is. */
  visible(pool: EnginePool, exercise: GradedExercise, sql: string): Promise<ResultSet>;
};

export function createReferences(wallMs: number): References {
  const known = new Map<string, ResultSet>();
  return {
    async visible(pool, { dataset, id }, sql) {
      const key = JSON.stringify([pool.dialect, dataset, sql]);
      const kept = known.get(key);
      if (kept) return kept;
      const limits = { timeMs: wallMs, rows: MAX_RESULT_ROWS, bytes: MAX_RESULT_BYTES };
      const [outcome] = await pool.execute([{ database: { preloaded: dataset }, sql, limits }], { wallMs });
      const result = outcome && resultOf(outcome);
      if (!result)
        throw new Error(`A query of exercise ${id} gives ${outcome?.kind ?? 'nothing'} in ${pool.dialect}`);
      known.set(key, result);
      return result;
    },
  };
}
