import type { Catalogue, DatasetSchema, GradedExercise } from '@sqltown/content/grading';
import { PlayerId } from '@sqltown/shared/ids';
import type { Grader } from '../grader/grader.ts';
import { type Equivalence, searchForDifference } from '../mutation/exhaustive-search.ts';
import { type Mutant, mutantsOf } from '../mutation/mutants.ts';
import type { Violation } from './violations.ts';

const CHECKER = PlayerId.parse('1');
/** Of the mutants that are not equivalent, so many must be caught; and so many may be equivalent. */
const LEAST_CAUGHT = 0.95;
const MOST_EQUIVALENT = 0.1;

export type MutantCheck = {
  readonly catalogue: Catalogue;
  readonly grader: Grader;
  readonly seeds: readonly number[];
  readonly mostDatabases?: number;
};

export type MutantReport = {
  readonly mutants: number;
  readonly equivalent: number;
  readonly caught: number;
  /** Mutants that pass with some seed although they are different, or may be. */
  readonly survivors: readonly Violation[];
  /** What is below the bar; the survivors alone are not. */
  readonly violations: readonly Violation[];
};

/**
 * Grades every automatic mutant of every solution, on SQLite. One that any seed lets pass is either equivalent,
 * by a search through all small databases, or has survived. Those that do not run are none.
 */
export async function checkMutants(check: MutantCheck): Promise<MutantReport> {
  const { catalogue, grader, seeds, mostDatabases } = check;
  const counts = { mutants: 0, equivalent: 0, caught: 0 };
  const survivors: Violation[] = [];
  for (const exercise of catalogue.exercises.values()) {
    const schema = catalogue.datasets.get(exercise.dataset);
    if (!schema) throw new Error(`No dataset "${exercise.dataset}"`);
    for (const mutant of mutantsOf(exercise.solution.sqlite, 'sqlite', schema)) {
      const fate = await fateOf(exercise, mutant);
      if (fate === 'does not run') continue;
      counts.mutants += 1;
      if (fate === 'caught') counts.caught += 1;
      else {
        const found = await searchFor(exercise, mutant, { schema, mostDatabases });
        if (found.kind === 'equivalent') counts.equivalent += 1;
        else survivors.push({ exercise: exercise.id, dialect: 'sqlite', what: describe(mutant, found.kind) });
      }
    }
  }
  return { ...counts, survivors, violations: bars(catalogue, counts, survivors) };

  async function fateOf({ id: exerciseId }: GradedExercise, { sql }: Mutant) {
    for (const seed of seeds) {
      const order = { playerId: CHECKER, exerciseId, dialect: 'sqlite', sql, seed } as const;
      const graded = await grader.grade(order, new AbortController().signal);
      if (graded.kind === 'refused') throw new Error(`The grader refuses: ${graded.code}`);
      if (graded.verdict.kind === 'not-counted') return 'does not run';
      if (graded.verdict.kind === 'passed') return 'passed';
    }
    return 'caught';
  }
}

async function searchFor(
  exercise: GradedExercise,
  { sql: mutant }: Mutant,
  space: { readonly schema: DatasetSchema; readonly mostDatabases: number | undefined },
): Promise<Equivalence> {
  // The search compares rows: what statements leave behind it can't see.
  if (exercise.state) return { kind: 'undecided' };
  return searchForDifference({ ...space, exercise, solution: exercise.solution.sqlite, mutant });
}

function describe({ operator, sql }: Mutant, kind: 'different' | 'undecided'): string {
  const why = kind === 'different' ? 'a small dataset tells it apart' : 'the search is too large to say more';
  return `a ${operator} mutant survives (${why}): ${sql.replaceAll(/\s+/g, ' ')}`;
}

function bars(
  { exercises }: Catalogue,
  {
    mutants,
    equivalent,
    caught,
  }: { readonly mutants: number; readonly equivalent: number; readonly caught: number },
  survivors: readonly Violation[],
): Violation[] {
  const [exercise] = exercises.keys();
  if (!exercise) return [];
  const violations: Violation[] = [];
  if (caught < (mutants - equivalent) * LEAST_CAUGHT) violations.push(...survivors);
  if (equivalent > mutants * MOST_EQUIVALENT) {
    const what = `${equivalent} of ${mutants} automatic mutants are equivalent: more than ${MOST_EQUIVALENT * 100} %`;
    violations.push({ exercise, dialect: 'sqlite', what });
  }
  return violations;
}
