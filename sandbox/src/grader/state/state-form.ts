import type { DatasetSchema, StateRules } from '@sqltown/content/grading';
import type { EngineDialect, Outcome, ResultSet } from '@sqltown/shared/api';
import type { AnswerForm, FormedExercise } from '../answer-form.ts';
import { compareResults } from '../compare.ts';
import { qualified, withProbes } from './probes.ts';
import { tablesWrittenBy } from './written-tables.ts';

/** Row by row, and each column under its name: a table is not a query's answer. */
const RULES = { orderBy: null, columnNames: 'match' } as const;

/**
 * An answer is what it leaves in every table, those that it should not touch as well, and in the views and
 * tables that it should make (GR18).
 */
export function stateForm(
  { state, solution }: FormedExercise & { readonly state: StateRules },
  schema: DatasetSchema,
  dialect: EngineDialect,
): AnswerForm {
  const { made = [], gone = [] } = state;
  const tables = [...schema.tables.map(({ name }) => name).filter((name) => !gone.includes(name)), ...made];
  const probes = tables.map((table) => `SELECT * FROM ${qualified(table, schema, dialect)}`);
  const written = tablesWrittenBy(solution[dialect], dialect);
  return {
    sqlFor: (answer) => withProbes(answer, probes, dialect),
    setsOf: (outcome) => lastSetsOf(outcome, probes.length),
    compare(expected, actual) {
      for (const [at, wanted] of expected.entries()) {
        const got = actual[at];
        if (!got) throw new Error('A state is compared table by table');
        const found = compareResults(wanted, got, RULES);
        if (found.kind === 'equal') continue;
        const table = tables[at] ?? '';
        const message = written.has(table)
          ? `The table "${table}" is not as it should be: ${describe(found)}.`
          : `The table "${table}" should have stayed as it was.`;
        return { ...found, reason: 'state', message, at };
      }
      return { kind: 'equal' };
    },
  };
}

/** The sets of the probes, which stand behind those of the answer; null when some are not there. */
export function lastSetsOf(outcome: Outcome, count: number): readonly ResultSet[] | null {
  if (outcome.kind !== 'rows' || outcome.results.length < count) return null;
  return count === 0 ? [] : outcome.results.slice(-count);
}

function describe({
  missing,
  extra,
}: {
  readonly missing: readonly unknown[];
  readonly extra: readonly unknown[];
}): string {
  if (missing.length === 0) return `${rows(extra.length)} too many`;
  if (extra.length === 0) return `${rows(missing.length)} missing`;
  if (missing.length === extra.length) return `${rows(missing.length)} not as expected`;
  return `${rows(missing.length)} missing and ${rows(extra.length)} too many`;
}

function rows(count: number): string {
  return count === 1 ? '1 row' : `${count} rows`;
}
