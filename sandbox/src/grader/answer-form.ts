import type { DatasetSchema, GradedExercise } from '@sqltown/content/grading';
import type { EngineDialect, Outcome, ResultSet } from '@sqltown/shared/api';
import type { Comparison } from './compare.ts';
import { rowsForm } from './rows-form.ts';
import { stateForm } from './state/state-form.ts';

/** What an answer is looked at by: the rows it gives, or the state it leaves. */
export type AnswerForm = {
  /** What is run to see what an answer does. */
  sqlFor(answer: string): string;
  /** What of the outcome is compared; null when it holds nothing that can be. */
  setsOf(outcome: Outcome): readonly ResultSet[] | null;
  compare(expected: readonly ResultSet[], actual: readonly ResultSet[]): FormComparison;
};

/** `at` is the result set that differs. */
export type FormComparison =
  | Extract<Comparison, { kind: 'equal' }>
  | (Extract<Comparison, { kind: 'different' }> & { readonly at: number });

export type FormedExercise = Pick<
  GradedExercise,
  'orderBy' | 'columnNames' | 'state' | 'solution' | 'dataset' | 'id'
>;

/** The form of an exercise in a dialect; `schema` is its dataset's. */
export function formOf(exercise: FormedExercise, schema: DatasetSchema, dialect: EngineDialect): AnswerForm {
  const { state } = exercise;
  return state ? stateForm({ ...exercise, state }, schema, dialect) : rowsForm(exercise);
}
