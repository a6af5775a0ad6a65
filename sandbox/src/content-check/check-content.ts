import type { Catalogue, DatasetRows, GradedExercise } from '@sqltown/content/grading';
import type { EngineDialect } from '@sqltown/shared/api';
import type { ExerciseId } from '@sqltown/shared/ids';
import { createGrader } from '../grader/grader.ts';
import type { EnginePool } from '../pool/engine-pool.ts';
import type { Engines } from '../runner/engines.ts';
import { type AgreementReport, checkAgreement } from './check-agreement.ts';
import { checkAnswers } from './check-answers.ts';
import { type MutantReport, checkMutants } from './check-mutants.ts';
import { checkDatasets, checkSyntax } from './check-syntax.ts';
import { checkRowOrder } from './check-row-order.ts';
import { checkRowsAlike } from './check-rows-alike.ts';
import { checkWitnesses, makeWitnesses } from './make-witnesses.ts';
import type { Violation } from './violations.ts';

const WALL_MS = 10_000;
const MIN_MUTANTS = 2;

export type ContentCheck = {
  readonly catalogue: Catalogue;
  readonly seeds: readonly number[];
  readonly engines: Engines;
  /** The interpreter where a real engine is among `engines`: held against it with the first seed. */
  readonly interpreters: Engines;
  /** So many automatic mutants of each exercise are graded by both. */
  readonly mutantsEach: number;
  readonly candidates: (exercise: ExerciseId, seed: number) => Iterable<DatasetRows>;
  /** How far a search for a difference may go; less than the whole makes it undecided. */
  readonly mostDatabases?: number;
  /** Takes the witnesses made anew; without it those of the catalogue are verified. */
  readonly writeWitnesses?:
    | ((exercise: ExerciseId, witnesses: readonly DatasetRows[]) => Promise<void>)
    | undefined;
};

export type ContentReport = {
  readonly exercises: number;
  readonly graded: number;
  readonly witnesses: number;
  /** Of the automatic mutants; null when SQLite is not among the engines. */
  readonly automatic: MutantReport | null;
  /** Of the interpreter with each real engine. */
  readonly agreements: readonly AgreementReport[];
  readonly violations: readonly Violation[];
};

/** Runs everything that the content promises, in every dialect that has an engine. */
export async function checkContent(check: ContentCheck): Promise<ContentReport> {
  const { catalogue, seeds, engines } = check;
  const grade = new Map<EngineDialect, EnginePool>();
  for (const [dialect, pools] of engines) grade.set(dialect, await pools.grade);
  const grader = createGrader({ catalogue: withoutHints(catalogue), engines, wallMs: WALL_MS });
  const violations: Violation[] = checkDatasets(catalogue);
  const [seed = 1] = seeds;
  for (const pool of grade.values()) violations.push(...(await checkRowsAlike({ pool, catalogue, seed })));
  const counts = { exercises: 0, graded: 0, witnesses: 0 };
  for (const exercise of catalogue.exercises.values()) {
    counts.exercises += 1;
    violations.push(...checkShape(exercise), ...checkSyntax(exercise));
    for (const dialect of engines.keys()) {
      const answers = await checkAnswers({ grader, exercise, dialect, seeds });
      counts.graded += answers.graded;
      violations.push(...answers.violations);
    }
    const postgresql = grade.get('postgresql');
    if (postgresql)
      violations.push(...(await checkRowOrder({ pool: postgresql, catalogue, exercise, seeds })));
    const witnesses = await witnessesFor(exercise);
    counts.witnesses += witnesses.count;
    violations.push(...witnesses.violations);
  }
  const automatic = engines.has('sqlite') ? await checkMutants({ ...check, grader }) : null;
  violations.push(...(automatic?.violations ?? []));
  const agreements = await agreementsOf({ ...check, seed });
  violations.push(...agreements.flatMap((agreement) => agreement.violations));
  return { ...counts, automatic, agreements, violations };

  async function witnessesFor(exercise: GradedExercise) {
    const schema = catalogue.datasets.get(exercise.dataset);
    if (!schema) return { count: 0, violations: [] };
    const work = { pools: [...grade.values()], schema, exercise };
    const rows = check.writeWitnesses
      ? await makeWitnesses(work, check.candidates(exercise.id, seed))
      : catalogue.witnessRows(exercise.id);
    await check.writeWitnesses?.(exercise.id, rows);
    return { count: rows.length, violations: await checkWitnesses(work, rows) };
  }
}

async function agreementsOf({
  engines,
  interpreters,
  ...check
}: ContentCheck & { readonly seed: number }): Promise<AgreementReport[]> {
  const agreements: AgreementReport[] = [];
  for (const [dialect, interpreter] of interpreters) {
    const real = engines.get(dialect);
    if (!real?.run.label.real) throw new Error(`No real engine to hold the interpreter's ${dialect} against`);
    agreements.push(await checkAgreement({ ...check, dialect, real, interpreter }));
  }
  return agreements;
}

function checkShape({ id, mutants, alternates }: GradedExercise): Violation[] {
  const violations: Violation[] = [];
  if (mutants.length < MIN_MUTANTS)
    violations.push({ exercise: id, dialect: null, what: 'fewer than two mutants' });
  if (alternates.length === 0) violations.push({ exercise: id, dialect: null, what: 'no alternate' });
  return violations;
}

/** Hints are not what is checked here, and looking for them takes most of the time. */
function withoutHints(catalogue: Catalogue): Catalogue {
  const exercises = new Map(
    [...catalogue.exercises].map(([id, exercise]) => [
      id,
      { ...exercise, mutants: exercise.mutants.map(({ hint: _hint, ...sql }) => sql) },
    ]),
  );
  return { ...catalogue, exercises, witnessRows: () => [] };
}
