import type { ExerciseId, LessonId } from '@sqltown/shared/ids';
import type { PerDialectText } from '../dialects/per-dialect.ts';

/** A column of a dataset table, in terms that every engine's DDL can be printed from. */
export type DatasetColumn = {
  readonly name: string;
  readonly type: 'integer' | 'decimal' | 'text' | 'boolean' | 'date';
  readonly nullable: boolean;
  readonly primaryKey: boolean;
  readonly unique: boolean;
  /** Foreign key. */
  readonly references: { readonly table: string; readonly column: string } | null;
};

export type DatasetValue = string | number | boolean | null;

export type DatasetTable = {
  readonly name: string;
  readonly about: string;
  readonly columns: readonly DatasetColumn[];
  /** The column whose value is a landmark id, so that a row can light up; null when rows stand nowhere. */
  readonly lightColumn: string | null;
  /** The column whose words make the badge. */
  readonly labelColumn: string | null;
};

export type DatasetSchema = {
  readonly id: string;
  readonly title: string;
  readonly tables: readonly DatasetTable[];
};

/** Rows by table name, in insertion order; foreign keys hold. */
export type DatasetRows = Readonly<Record<string, readonly (readonly DatasetValue[])[]>>;

export type PerDialect = PerDialectText;

/** How an answer that changes the town is graded: by the tables, views and keys that it leaves. */
export type StateRules = {
  /** Tables and views that the solution makes: their rows count as well. */
  readonly made?: readonly string[];
  /** Tables of the dataset that it drops. */
  readonly gone?: readonly string[];
  /** Statements that the constraints of the task refuse or let through, tried behind the answer. */
  readonly trials?: readonly PerDialect[];
};

export type GradedExercise = {
  readonly id: ExerciseId;
  readonly lessonId: LessonId;
  readonly dataset: string;
  readonly kind: 'query' | 'fix';
  readonly solution: PerDialect;
  /** Right, and written differently: must pass. */
  readonly alternates: readonly PerDialect[];
  /** Plausible and wrong: must fail. `hint` is what a learner who wrote it reads. */
  readonly mutants: readonly (PerDialect & { readonly hint?: string })[];
  /** Three, from a nudge to nearly the answer. */
  readonly hints: readonly [string, string, string];
  /** Compare in order, by tie groups of these output columns (0-based); null compares as a bag. */
  readonly orderBy: readonly { readonly column: number; readonly descending: boolean }[] | null;
  readonly columnNames: 'ignore' | 'match';
  /** Null when the answer is the rows of a SELECT. */
  readonly state: StateRules | null;
  /** Keywords or functions that the query must (not) use, checked on its tokens or syntax tree. */
  readonly requires: readonly string[];
  readonly forbids: readonly string[];
};

/** The content as the server and the sandbox read it. */
export type Catalogue = {
  readonly datasets: ReadonlyMap<string, DatasetSchema>;
  readonly exercises: ReadonlyMap<ExerciseId, GradedExercise>;
  /** The rows that every learner sees. */
  visibleRows(dataset: string): DatasetRows;
  /** At least five, different for each seed: NULLs, ties, duplicates, an empty table, boundaries. */
  hiddenRows(dataset: string, seed: number): readonly DatasetRows[];
  /** Tiny datasets that tell this exercise's mutants apart, smallest first. */
  witnessRows(exercise: ExerciseId): readonly DatasetRows[];
};
