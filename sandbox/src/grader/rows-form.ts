import type { Outcome, ResultSet } from '@sqltown/shared/api';
import type { AnswerForm } from './answer-form.ts';
import { type CompareRules, compareResults } from './compare.ts';

/** An answer is the rows of its one statement. */
export function rowsForm(rules: CompareRules): AnswerForm {
  return {
    sqlFor: (answer) => answer,
    setsOf: (outcome) => {
      const result = resultOf(outcome);
      return result && [result];
    },
    compare([expected], [actual]) {
      if (!expected || !actual) throw new Error('A query is compared by its one result set');
      const found = compareResults(expected, actual, rules);
      return found.kind === 'equal' ? found : { ...found, at: 0 };
    },
  };
}

/** The one result set of an answer that is a query. */
export function resultOf(outcome: Outcome): ResultSet | null {
  if (outcome.kind !== 'rows' || outcome.results.length !== 1) return null;
  return outcome.results[0] ?? null;
}
