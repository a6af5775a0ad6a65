import type { Outcome, ResultSet, Verdict } from '@sqltown/shared/api';
import { type Attempt, type Wrong, shownBy, visibleOf } from './attempt.ts';
import type { AnswerForm, FormComparison } from './answer-form.ts';
import { findHint } from './hints.ts';
import { catalogueForm } from './state/catalogue-form.ts';
import { judgeTrials } from './state/trials.ts';

const MAX_COMPARED_ROWS = 10;

/** Grades on the visible data, where the difference may be shown (GR10); null when all is right there. */
export async function judgeVisible(attempt: Attempt): Promise<Verdict | null> {
  const { exercise, schema, order, form } = attempt;
  if (!exercise.state) return (await differenceBy(attempt, form)) ?? null;
  return (
    (await differenceBy(attempt, catalogueForm(schema, order.dialect))) ??
    (await differenceBy(attempt, form)) ??
    (await judgeTrials(attempt, exercise.state.trials ?? []))
  );
}

async function differenceBy(attempt: Attempt, by: AnswerForm): Promise<Verdict | null> {
  const { exercise, order, run, references, form } = attempt;
  const answer = exercise.solution[order.dialect];
  const expected = await references.on(run, visibleOf(attempt), { exercise, answer, form: by });
  const shown = await shownBy(attempt, by);
  if ('kind' in shown) return unprobed(shown);
  const found = by.compare(expected, shown);
  if (found.kind === 'equal') return null;
  const hint = await hintFor(attempt, by === form ? shown : null);
  const { reason, message } = found;
  const comparison = by === form ? sideBySide(expected[found.at], shown[found.at], found) : null;
  return { kind: 'wrong', reason, message, comparison, witness: null, hint };
}

/** Hints go by what the tables hold; where a table is missing, that can't be asked. */
async function hintFor(attempt: Attempt, shown: readonly ResultSet[] | null): Promise<string | null> {
  const sets = shown ?? (await shownBy(attempt));
  return 'kind' in sets ? null : findHint(attempt, sets);
}

/** The answer ran alone, and no more once the probes stood behind it. */
function unprobed(outcome: Outcome): Verdict {
  if (outcome.kind === 'stopped' || outcome.kind === 'restarted') return { kind: 'not-counted', outcome };
  const message = 'What these statements leave behind could not be read: end them, and close every comment.';
  return { kind: 'wrong', reason: 'state', message, comparison: null, witness: null, hint: null };
}

function sideBySide(
  expected: ResultSet | undefined,
  actual: ResultSet | undefined,
  { missing, extra }: Extract<FormComparison, { kind: 'different' }>,
): Wrong['comparison'] {
  return {
    expectedRows: expected?.rowCount ?? 0,
    actualRows: actual?.rowCount ?? 0,
    missing: missing.slice(0, MAX_COMPARED_ROWS).map((row) => [...row]),
    extra: extra.slice(0, MAX_COMPARED_ROWS).map((row) => [...row]),
  };
}
