import type { DatasetSchema } from '@sqltown/content/grading';
import type { Cell, EngineDialect, ResultSet } from '@sqltown/shared/api';
import type { AnswerForm } from '../answer-form.ts';
import { type Row, compareBags } from '../bags.ts';
import { lastSetsOf } from './state-form.ts';
import { CATALOGUE_PROBES, withProbes } from './probes.ts';

/** What an answer leaves: which tables and views there are, of which columns, with which keys (GR19). */
export function catalogueForm({ id }: DatasetSchema, dialect: EngineDialect): AnswerForm {
  const probes = CATALOGUE_PROBES[dialect](id);
  return {
    sqlFor: (answer) => withProbes(answer, probes, dialect),
    setsOf: (outcome) => lastSetsOf(outcome, probes.length),
    compare(expected, actual) {
      for (const [at, wanted] of expected.entries()) {
        const got = actual[at];
        if (!got) throw new Error('A catalogue is compared set by set');
        const { missing, extra } = compareBags(wanted, got);
        if (missing.length === 0 && extra.length === 0) continue;
        const message = describe(wanted, got, { missing, extra });
        return { kind: 'different', reason: 'state', message, missing: [], extra: [], at };
      }
      return { kind: 'equal' };
    },
  };
}

function describe(
  wanted: ResultSet,
  got: ResultSet,
  {
    missing: [missing],
    extra: [extra],
  }: { readonly missing: readonly Row[]; readonly extra: readonly Row[] },
): string {
  if (missing && !names(got, missing)) return `There should be a ${told(missing[0])} "${told(missing[1])}".`;
  if (extra && !names(wanted, extra)) return `There should be no ${told(extra[0])} "${told(extra[1])}".`;
  const row = missing ?? extra;
  const what = told(row?.[2]);
  return `"${told(row?.[1])}" is not made as the task asks${what ? `: look at ${what}` : ''}.`;
}

/** Whether something of this kind and name is there. */
function names({ rows }: ResultSet, [kind, name]: Row): boolean {
  return rows.some((row) => row[0] === kind && row[1] === name);
}

function told(cell: Cell | undefined): string {
  return typeof cell === 'string' ? cell : '';
}
