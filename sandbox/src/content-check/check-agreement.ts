import type { Catalogue, GradedExercise } from '@sqltown/content/grading';
import type { EngineDialect } from '@sqltown/shared/api';
import { PlayerId } from '@sqltown/shared/ids';
import { createGrader } from '../grader/grader.ts';
import { mutantsOf } from '../mutation/mutants.ts';
import type { DialectEngines } from '../runner/engines.ts';
import { answersOf } from './answers.ts';
import { settledBothWays } from './left-open.ts';
import { type VerdictWords, verdictWords } from './verdict-words.ts';
import type { Violation } from './violations.ts';

const CHECKER = PlayerId.parse('1');
/** A slow machine is no disagreement. */
const WALL_MS = 60_000;

export type AgreementCheck = {
  readonly catalogue: Catalogue;
  readonly dialect: EngineDialect;
  /** The dialect's own engine: what it says is the measure. */
  readonly real: DialectEngines;
  /** The interpreter, with the same data. */
  readonly interpreter: DialectEngines;
  readonly seed: number;
  /** So many automatic mutants of each exercise, others with each seed. */
  readonly mutantsEach: number;
};

export type AgreementReport = {
  readonly dialect: EngineDialect;
  /** Who is the measure. */
  readonly by: string;
  readonly exercises: number;
  /** Solutions, alternates and mutants of the content. */
  readonly answers: number;
  /** Automatic mutants of its solutions. */
  readonly mutants: number;
  /** Automatic mutants that differ, and may: SQL leaves open which rows they give. */
  readonly leftOpen: readonly Violation[];
  readonly violations: readonly Violation[];
};

type Asked = { readonly name: string; readonly sql: string };

/**
 * Grades the same answers by the real engine and by the interpreter: both must give the same verdict, in the same words,
 * with the same hint (SPEC.md, GR23). What the interpreter doesn't support is a violation whatever the real engine says.
 */
export async function checkAgreement(check: AgreementCheck): Promise<AgreementReport> {
  const { catalogue, dialect, seed } = check;
  const byReal = judgeBy(check.real);
  const byInterpreter = judgeBy(check.interpreter);
  const counts = { exercises: 0, answers: 0, mutants: 0 };
  const violations: Violation[] = [];
  const leftOpen: Violation[] = [];
  for (const exercise of catalogue.exercises.values()) {
    const answers = answersOf(exercise, dialect);
    const mutants = automaticMutants(exercise, check);
    counts.exercises += 1;
    counts.answers += answers.length;
    counts.mutants += mutants.length;
    for (const answer of answers) {
      const found = await disagreement(exercise, answer);
      if (found) violations.push(found);
    }
    for (const mutant of mutants) {
      const found = await disagreement(exercise, mutant);
      if (found) ((await isLeftOpen(exercise, mutant)) ? leftOpen : violations).push(found);
    }
  }
  return { dialect, by: check.real.run.label.name, ...counts, leftOpen, violations };

  async function disagreement(exercise: GradedExercise, { name, sql }: Asked): Promise<Violation | null> {
    const [real, ours] = await Promise.all([
      byReal(exercise, sql),
      byInterpreter(exercise, sql).catch(withoutVerdict),
    ]);
    if (real.words === ours.words && ours.isAnswer) return null;
    const what = `${name} is ${real.words} by ${check.real.run.label.name}, ${ours.words} by the interpreter`;
    return { exercise: exercise.id, dialect, what };
  }

  /** The real engine itself would judge it in two ways, by how rows fall that the query doesn't sort. */
  async function isLeftOpen(exercise: GradedExercise, { sql }: Asked): Promise<boolean> {
    const [upwards, downwards] = settledBothWays(sql, dialect) ?? [sql, sql];
    const verdicts = [await byReal(exercise, upwards), await byReal(exercise, downwards)];
    return verdicts[0]?.words !== verdicts[1]?.words;
  }

  function judgeBy(engines: DialectEngines) {
    // A witness is found in time or not: that says nothing about the engine.
    const untimed = { ...catalogue, witnessRows: () => [] };
    const grader = createGrader({
      catalogue: untimed,
      engines: new Map([[dialect, engines]]),
      wallMs: WALL_MS,
    });
    return async ({ id: exerciseId }: GradedExercise, sql: string): Promise<VerdictWords> => {
      const order = { playerId: CHECKER, exerciseId, dialect, sql, seed };
      const graded = await grader.grade(order, new AbortController().signal);
      if (graded.kind === 'refused') throw new Error(`The grader refuses: ${graded.code}`);
      return verdictWords(graded.verdict);
    };
  }
}

/** The grader has no measure where the interpreter doesn't run the solution, or a known wrong answer. */
function withoutVerdict(error: Error): VerdictWords {
  return { words: `without a verdict (${error.message})`, isAnswer: false };
}

function automaticMutants(
  exercise: GradedExercise,
  { catalogue, dialect, seed, mutantsEach }: AgreementCheck,
): Asked[] {
  const schema = catalogue.datasets.get(exercise.dataset);
  if (!schema) throw new Error(`No dataset "${exercise.dataset}"`);
  const all = mutantsOf(exercise.solution[dialect], dialect, schema);
  const stride = Math.max(1, Math.ceil(all.length / mutantsEach));
  return all
    .filter((_, i) => (i + seed) % stride === 0)
    .map(({ operator, sql }) => ({ sql, name: `the ${operator} mutant ${sql.replaceAll(/\s+/g, ' ')}` }));
}
