import type { Outcome, Verdict } from '@sqltown/shared/api';
import { type Attempt, hiddenOf, shownBy } from './attempt.ts';
import { findHint } from './hints.ts';
import { type OpenLook, lookOpenly } from './open-data.ts';
import { runAllPairs } from './pairs.ts';
import { findWitness } from './witness.ts';

/**
 * Grades on the attempt's hidden data. One bit leaves: all right, or not all. An error, a stop and other rows are the
 * same there, and whatever else is told comes from data that are no secret (GR11, GR12).
 */
export async function judgeHidden(attempt: Attempt): Promise<Verdict> {
  const { order, exercise, form, grade, wallMs, signal } = attempt;
  const queries = { expected: exercise.solution[order.dialect], actual: order.sql, form };
  const { pairs, lost } = await runAllPairs(grade, queries, hiddenOf(attempt), { wallMs, signal });
  if (lost) return notCounted(lost);
  const isRight = pairs.every(
    (pair) => pair !== null && form.compare(pair.expected, pair.actual).kind === 'equal',
  );
  return isRight ? { kind: 'passed' } : explain(attempt);
}

async function explain(attempt: Attempt): Promise<Verdict> {
  const { order, exercise, schema, form, grade, catalogue, signal } = attempt;
  const queries = { expected: exercise.solution[order.dialect], actual: order.sql, form };
  const candidates = catalogue.witnessRows(exercise.id);
  // The open look first: after a stop it waits for the new thread, which would else cost the witness its time, and tell.
  const look = await lookOpenly(attempt);
  const witness = await findWitness(grade, { schema, candidates, queries, signal });
  const shown = await shownBy(attempt);
  return {
    kind: 'wrong',
    reason: 'hidden',
    message: messageFor(look, witness !== null),
    comparison: null,
    witness,
    hint: 'kind' in shown ? null : await findHint(attempt, shown, look),
  };
}

/** Nothing is counted, and it is tried once more (GR17); without the engine's words. */
function notCounted(outcome: Outcome): Verdict {
  const message =
    outcome.kind === 'restarted' ? outcome.message : 'The answer could not be checked: try again.';
  return { kind: 'not-counted', outcome: { kind: 'restarted', message } };
}

function messageFor({ wrongWhen }: OpenLook, hasWitness: boolean): string {
  if (wrongWhen?.byError)
    return `Right on these rows, but the query stops with an error ${wrongWhen.kindOfRows}.`;
  if (hasWitness) return 'Right on these rows, but not on others: here is a tiny town where it goes wrong.';
  return `Right on these rows, but not ${wrongWhen?.kindOfRows ?? OTHER_ROWS}.`;
}

const OTHER_ROWS = 'on every other town: it may hold for some rows by luck';
