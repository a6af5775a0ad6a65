import type { Catalogue, DatasetSchema, GradedExercise } from '@sqltown/content/grading';
import type { Outcome, ResultSet, Verdict } from '@sqltown/shared/api';
import type { Database } from '../engines/engine.ts';
import type { EnginePool } from '../pool/engine-pool.ts';
import type { GradeOrder } from '../sandbox.ts';
import type { AnswerForm } from './answer-form.ts';
import type { References } from './references.ts';

/** One answer on its way to a verdict. */
export type Attempt = {
  readonly order: GradeOrder;
  readonly exercise: GradedExercise;
  readonly schema: DatasetSchema;
  readonly form: AnswerForm;
  /** What came of the answer on the visible data, as the learner sees it. */
  readonly outcome: Extract<Outcome, { kind: 'rows' }>;
  readonly run: EnginePool;
  readonly grade: EnginePool;
  readonly catalogue: Catalogue;
  readonly references: References;
  readonly wallMs: number;
  readonly signal: AbortSignal;
};

export type Wrong = Extract<Verdict, { kind: 'wrong' }>;

/** The visible data, where everything may be shown. */
export function visibleOf({ exercise }: Attempt) {
  return { name: 'visible', database: { preloaded: exercise.dataset } } as const;
}

/** What the answer shows on the visible data: null when it stops there once the probes stand behind it. */
export async function shownBy(
  { order, run, form, outcome, exercise, wallMs, signal }: Attempt,
  by: AnswerForm = form,
): Promise<readonly ResultSet[] | Outcome> {
  const sql = by.sqlFor(order.sql);
  if (sql === order.sql) return by.setsOf(outcome) ?? outcome;
  const limits = { timeMs: wallMs, rows: 5_000, bytes: 1_000_000 };
  const execution = { database: { preloaded: exercise.dataset }, sql, limits };
  const [probed] = await run.execute([execution], { wallMs, signal });
  if (!probed) throw new Error('A pool answered without an outcome');
  return by.setsOf(probed) ?? probed;
}

/** Rows of the attempt's own seed, which no learner sees. */
export function hiddenOf({ order, exercise, schema, catalogue }: Attempt): Database[] {
  return databasesOf({ catalogue, dataset: exercise.dataset, schema }, order.seed);
}

/** The hidden kinds of rows of one seed, as databases. */
export function databasesOf(
  { catalogue, dataset, schema }: Pick<Attempt, 'catalogue' | 'schema'> & { readonly dataset: string },
  seed: number,
): Database[] {
  return catalogue
    .hiddenRows(dataset, seed)
    .map((rows, i) => ({ key: `${dataset}:${seed}:${i}`, schema, rows }));
}
