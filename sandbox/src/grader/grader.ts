import type { Catalogue, GradedExercise } from '@sqltown/content/grading';
import { MAX_RESULT_BYTES, MAX_RESULT_ROWS, type Outcome, type Verdict } from '@sqltown/shared/api';
import { type Refusal, refuse } from '@sqltown/shared/refusals';
import type { DialectEngines, Engines } from '../runner/engines.ts';
import type { GradeOrder, Graded } from '../sandbox.ts';
import { formOf } from './answer-form.ts';
import type { Attempt, Wrong } from './attempt.ts';
import { checkConstructs } from './constructs.ts';
import { judgeHidden } from './hidden.ts';
import { createReferences } from './references.ts';
import { judgeVisible } from './visible.ts';

export type Grader = { grade(order: GradeOrder, signal: AbortSignal): Promise<Graded | Refusal> };

export type GraderOptions = {
  readonly catalogue: Catalogue;
  readonly engines: Engines;
  readonly wallMs: number;
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
    const verdict = noAnswer(outcome, exercise) ?? (await judge(outcome));
    return { kind: 'graded', engine: pools.run.label, verdict, outcome };

    async function judge(ran: Outcome): Promise<Verdict> {
      if (ran.kind !== 'rows') throw new Error('Only an answer that ran is judged');
      const attempt = await attemptOf({ order, exercise, outcome: ran, signal }, pools);
      return (await judgeVisible(attempt)) ?? judgeConstructs(attempt) ?? (await judgeHidden(attempt));
    }
  }

  async function attemptOf(
    given: Pick<Attempt, 'order' | 'outcome' | 'signal'> & { readonly exercise: GradedExercise | undefined },
    pools: DialectEngines | undefined,
  ): Promise<Attempt> {
    const { exercise, order } = given;
    const schema = exercise && catalogue.datasets.get(exercise.dataset);
    if (!exercise || !schema || !pools) throw new Error(`No dataset of exercise ${order.exerciseId}`);
    const form = formOf(exercise, schema, order.dialect);
    const grade = await pools.grade;
    return { ...given, exercise, schema, form, run: pools.run, grade, catalogue, references, wallMs };
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

/** What is no answer to this kind of task, or did not run (GR1, GR2). */
function noAnswer(outcome: Outcome, { state }: GradedExercise): Verdict | null {
  if (outcome.kind !== 'rows' || outcome.results.length === 0) return { kind: 'not-counted', outcome };
  const { results } = outcome;
  if (state) {
    const onlyReads = results.every(({ command }) => command === 'SELECT');
    return onlyReads ? noResult('The answer changes the town; a SELECT only looks at it.') : null;
  }
  const [result, another] = results;
  if (another) return noResult('The answer is the rows of one SELECT: send a single query.');
  const isRows = result?.command === 'SELECT' && result.columns.length > 0;
  return isRows ? null : noResult('The answer is the rows of a SELECT, and this statement is none.');
}

function noResult(message: string): Wrong {
  return { kind: 'wrong', reason: 'no-result', message, comparison: null, witness: null, hint: null };
}
