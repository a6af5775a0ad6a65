import type { Catalogue, GradedExercise } from '@sqltown/content/grading';
import {
  MAX_RESULT_BYTES,
  MAX_RESULT_ROWS,
  type Outcome,
  type ResultSet,
  type Verdict,
} from '@sqltown/shared/api';
import { type Refusal, refuse } from '@sqltown/shared/refusals';
import type { Database } from '../engines/engine.ts';
import type { EnginePool } from '../pool/engine-pool.ts';
import type { Engines } from '../runner/engines.ts';
import type { GradeOrder, Graded } from '../sandbox.ts';
import { type Comparison, compareResults } from './compare.ts';
import { checkConstructs } from './constructs.ts';
import { findHint } from './hints.ts';
import { kindOfCase } from './kind-of-case.ts';
import { resultOf, runPairs } from './pairs.ts';
import { createReferences } from './references.ts';
import { findWitness } from './witness.ts';

const MAX_COMPARED_ROWS = 10;

export type Grader = { grade(order: GradeOrder, signal: AbortSignal): Promise<Graded | Refusal> };

export type GraderOptions = {
  readonly catalogue: Catalogue;
  readonly engines: Engines;
  readonly wallMs: number;
};

type Wrong = Extract<Verdict, { kind: 'wrong' }>;

/** One answer on its way to a verdict. */
type Attempt = {
  readonly order: GradeOrder;
  readonly exercise: GradedExercise;
  readonly actual: ResultSet;
  readonly run: EnginePool;
  readonly grade: EnginePool;
  readonly hidden: readonly Database[];
  readonly signal: AbortSignal;
};

/** Grades by result: on the visible data first, then on hidden ones that only pass or fail leaves (SPEC.md, GR). */
export function createGrader({ catalogue, engines, wallMs }: GraderOptions): Grader {
  const references = createReferences(wallMs);

  return {
    async grade(order, signal) {
      const graded = await gradeOnce(order, signal);
      // A thread that somebody else's query took down is no answer to this one: grading writes nothing, so once more.
      return wasInterrupted(graded) && !signal.aborted ? gradeOnce(order, signal) : graded;
    },
  };

  async function gradeOnce(order: GradeOrder, signal: AbortSignal): Promise<Graded | Refusal> {
    const exercise = catalogue.exercises.get(order.exerciseId);
    const pools = engines.get(order.dialect);
    if (!exercise || !pools) return refuse('not-found');
    const limits = { timeMs: wallMs, rows: MAX_RESULT_ROWS, bytes: MAX_RESULT_BYTES };
    const execution = { database: { preloaded: exercise.dataset }, sql: order.sql, limits };
    const [outcome] = await pools.run.execute([execution], { wallMs, signal });
    if (!outcome) throw new Error('A pool answered without an outcome');
    const verdict = await judge(order, exercise, outcome, signal);
    return { kind: 'graded', engine: pools.run.label, verdict, outcome };
  }

  async function judge(
    order: GradeOrder,
    exercise: GradedExercise,
    outcome: Outcome,
    signal: AbortSignal,
  ): Promise<Verdict> {
    if (outcome.kind !== 'rows' || outcome.results.length === 0) return { kind: 'not-counted', outcome };
    const actual = resultOf(outcome);
    if (actual?.command !== 'SELECT' || actual.columns.length === 0) return noAnswer(outcome.results.length);
    const pools = engines.get(order.dialect);
    if (!pools) throw new Error(`No engine for ${order.dialect}`);
    const attempt = {
      order,
      exercise,
      actual,
      run: pools.run,
      grade: await pools.grade,
      hidden: hiddenFor(order, exercise),
      signal,
    };
    return (await judgeVisible(attempt)) ?? judgeConstructs(attempt) ?? (await judgeHidden(attempt));
  }

  async function judgeVisible(attempt: Attempt): Promise<Wrong | null> {
    const { order, exercise, actual, run } = attempt;
    const expected = await references.visible(run, exercise, exercise.solution[order.dialect]);
    const found = compareResults(expected, actual, exercise);
    if (found.kind === 'equal') return null;
    const hint = await hintFor(attempt);
    return {
      kind: 'wrong',
      reason: found.reason,
      message: found.message,
      comparison: sideBySide(expected, actual, found),
      witness: null,
      hint,
    };
  }

  async function judgeHidden(attempt: Attempt): Promise<Verdict> {
    const { order, exercise, grade, hidden, signal } = attempt;
    const queries = { expected: exercise.solution[order.dialect], actual: order.sql };
    const ran = await runPairs(grade, queries, hidden, { wallMs, signal });
    if (ran.kind === 'failed' && ran.outcome.kind !== 'error') return notCounted(ran.outcome);
    const failedAt =
      ran.kind === 'failed'
        ? ran.at
        : ran.pairs.findIndex(
            ({ expected, actual }) => compareResults(expected, actual, exercise).kind === 'different',
          );
    const database = hidden[failedAt];
    if (!database) return { kind: 'passed' };
    const schema = database.schema;
    const candidates = catalogue.witnessRows(exercise.id);
    const witness = await findWitness(grade, { schema, candidates, queries, rules: exercise, signal });
    const hint = await hintFor(attempt);
    return {
      kind: 'wrong',
      reason: 'hidden',
      message: hiddenMessage(ran.kind, kindOfCase(database.rows, queries.expected), witness !== null),
      comparison: null,
      witness,
      hint,
    };
  }

  async function hintFor({
    order,
    exercise,
    actual,
    run,
    grade,
    hidden,
    signal,
  }: Attempt): Promise<string | null> {
    const { dialect, sql } = order;
    const mutantsVisible: (ResultSet | null)[] = [];
    for (const mutant of exercise.mutants) {
      mutantsVisible.push(mutant.hint ? await references.visible(run, exercise, mutant[dialect]) : null);
    }
    return findHint(
      grade,
      { exercise, dialect, sql, visible: actual, mutantsVisible, hidden },
      { wallMs, signal },
    );
  }

  function hiddenFor({ seed }: GradeOrder, { dataset }: GradedExercise): Database[] {
    const schema = catalogue.datasets.get(dataset);
    if (!schema) throw new Error(`No dataset "${dataset}"`);
    return catalogue
      .hiddenRows(dataset, seed)
      .map((rows, i) => ({ key: `${dataset}:${seed}:${i}`, schema, rows }));
  }
}

function wasInterrupted(graded: Graded | Refusal): boolean {
  if (graded.kind === 'refused') return false;
  return graded.verdict.kind === 'not-counted' && graded.verdict.outcome.kind === 'restarted';
}

function judgeConstructs({ order, exercise }: Attempt): Wrong | null {
  const finding = checkConstructs(order.sql, order.dialect, exercise);
  return finding && { kind: 'wrong', ...finding, comparison: null, witness: null, hint: null };
}

function noAnswer(statements: number): Wrong {
  const message =
    statements > 1
      ? 'The answer is the rows of one SELECT: send a single query.'
      : 'The answer is the rows of a SELECT, and this statement is none.';
  return { kind: 'wrong', reason: 'no-result', message, comparison: null, witness: null, hint: null };
}

/** What happened on hidden data is told without its words: they may hold values. */
function notCounted(outcome: Outcome): Verdict {
  if (outcome.kind === 'stopped' || outcome.kind === 'restarted') return { kind: 'not-counted', outcome };
  const message = 'The query could not be checked on other rows. Nothing was counted: try again.';
  return { kind: 'not-counted', outcome: { kind: 'restarted', message } };
}

function sideBySide(
  expected: ResultSet,
  actual: ResultSet,
  { missing, extra }: Extract<Comparison, { kind: 'different' }>,
): Wrong['comparison'] {
  return {
    expectedRows: expected.rowCount,
    actualRows: actual.rowCount,
    missing: missing.slice(0, MAX_COMPARED_ROWS).map((row) => [...row]),
    extra: extra.slice(0, MAX_COMPARED_ROWS).map((row) => [...row]),
  };
}

function hiddenMessage(kind: 'ran' | 'failed', kindOfRows: string, hasWitness: boolean): string {
  if (kind === 'failed') return `Right on these rows, but the query stops with an error ${kindOfRows}.`;
  if (hasWitness) return 'Right on these rows, but not on others: here is a tiny town where it goes wrong.';
  return `Right on these rows, but not ${kindOfRows}.`;
}
