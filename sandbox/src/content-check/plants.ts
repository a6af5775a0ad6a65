import {
  type Catalogue,
  type DatasetRows,
  type GradedExercise,
  inEveryDialect as alike,
} from '@sqltown/content/grading';
import type { ExerciseId } from '@sqltown/shared/ids';

/** Faults that the check must find: each takes sound content and breaks one promise of it. */
export const PLANTS: Readonly<Record<string, (catalogue: Catalogue) => Catalogue>> = {
  'mutant-passes': (catalogue) =>
    withFirst(catalogue, (exercise) => ({ ...exercise, mutants: [exercise.solution, ...exercise.mutants] })),
  'solution-fails': (catalogue) =>
    withFirst(catalogue, (exercise) => ({
      ...exercise,
      alternates: [alike('SELECT 42'), ...exercise.alternates],
    })),
  'tie-at-limit': (catalogue) =>
    withFirst(catalogue, (exercise) => {
      const table = catalogue.datasets.get(exercise.dataset)?.tables[0];
      const query = `SELECT * FROM ${table?.name} ORDER BY length('tie') LIMIT 2`;
      return { ...exercise, solution: alike(query), alternates: [], mutants: [], orderBy: null };
    }),
  'unreadable-dialect': (catalogue) =>
    withFirst(catalogue, (exercise) => {
      const { sql, ...rest } = { sql: 'SELECT name FROM houses LIMIT 3', ...exercise.solution };
      return { ...exercise, solution: { ...rest, oracle: sql } };
    }),
  'witness-missing': (catalogue) => ({ ...catalogue, witnessRows: () => [] }),
  'half-a-cent': (catalogue) => ({
    ...catalogue,
    visibleRows: (dataset) => withHalfACent(catalogue, dataset),
  }),
  'weak-hidden-data': (catalogue) => ({
    ...catalogue,
    hiddenRows: (dataset, seed) => catalogue.hiddenRows(dataset, seed).slice(-1),
  }),
  'idle-conditions': (catalogue) =>
    withFirst(catalogue, (exercise) => {
      const table = catalogue.datasets.get(exercise.dataset)?.tables[0];
      const known = table?.columns.filter(({ nullable }) => !nullable).map(({ name }) => name) ?? [];
      const idle = known.flatMap((name) => [`${name} = ${name}`, `${name} >= ${name}`]).join(' OR ');
      const query = `SELECT * FROM ${table?.name} WHERE ${idle}`;
      return { ...exercise, solution: alike(query), alternates: [], mutants: [], orderBy: null, forbids: [] };
    }),
};

/** One decimal has a third place, which some engines keep and others round. */
function withHalfACent(catalogue: Catalogue, dataset: string): DatasetRows {
  const rows = catalogue.visibleRows(dataset);
  for (const { name, columns } of catalogue.datasets.get(dataset)?.tables ?? []) {
    const column = columns.findIndex(({ type }) => type === 'decimal');
    const [first, ...others] = rows[name] ?? [];
    if (column >= 0 && first) return { ...rows, [name]: [first.with(column, 0.125), ...others] };
  }
  return rows;
}

function withFirst(catalogue: Catalogue, change: (exercise: GradedExercise) => GradedExercise): Catalogue {
  const exercises = new Map<ExerciseId, GradedExercise>(catalogue.exercises);
  const [first] = exercises.values();
  if (!first) throw new Error('There is no exercise to plant a fault in');
  exercises.set(first.id, change(first));
  return { ...catalogue, exercises };
}
