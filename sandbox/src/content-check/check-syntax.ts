import {
  type Catalogue,
  type GradedExercise,
  LESSON_DIALECTS,
  type LessonDialect,
  ddlFor,
  insertsFor,
} from '@sqltown/content/grading';
import { parse } from '../interpreter/parser/parse.ts';
import type { Violation } from './violations.ts';

/** Every query of an exercise must be SQL of its dialect, also of those that no engine here runs. */
export function checkSyntax({ id, solution, alternates, mutants, state }: GradedExercise): Violation[] {
  const queries = [
    { name: 'the solution', sql: solution },
    ...alternates.map((sql, i) => ({ name: `alternate ${i + 1}`, sql })),
    ...mutants.map((sql, i) => ({ name: `mutant ${i + 1}`, sql })),
    ...(state?.trials ?? []).map((sql, i) => ({ name: `trial ${i + 1}`, sql })),
  ];
  return LESSON_DIALECTS.flatMap((dialect) =>
    queries.flatMap(({ name, sql }) => {
      const complaint = complaintOf(sql[dialect], dialect);
      return complaint ? [{ exercise: id, dialect, what: `${name} is no SQL: ${complaint}` }] : [];
    }),
  );
}

/** The tables and visible rows of every dataset, as each dialect would be given them. */
export function checkDatasets(catalogue: Catalogue): Violation[] {
  const [exercise] = catalogue.exercises.keys();
  if (!exercise) return [];
  return LESSON_DIALECTS.flatMap((dialect) =>
    [...catalogue.datasets.values()].flatMap((schema) => {
      const sql = `${ddlFor(schema, dialect)}\n${insertsFor(schema, catalogue.visibleRows(schema.id), dialect)}`;
      const complaint = complaintOf(sql, dialect);
      return complaint ? [{ exercise, dialect, what: `dataset ${schema.id} is no SQL: ${complaint}` }] : [];
    }),
  );
}

function complaintOf(sql: string, dialect: LessonDialect): string | null {
  const parsed = parse(sql, dialect);
  return parsed.kind === 'parsed' ? null : parsed.error.message;
}
