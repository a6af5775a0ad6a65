import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { PlayerId } from '@sqltown/shared/ids';
import { DEFAULT_CACHE_FOLDER } from '../../engines/cache-folder.ts';
import { REAL_DIALECTS, type RealDialect } from '../../engines/real-dialects.ts';
import { GROWN_UPS, VILLAGE, VILLAGE_ROWS } from '../../fixtures/village.ts';
import { type Grader, createGrader } from '../../grader/grader.ts';
import { replyTimeOf } from '../../grader/reply-time.ts';
import { type EnginePool, openEnginePool } from '../../pool/engine-pool.ts';
import { type LeakQuestion, leakQuestions } from './questions.ts';
import { type Variant, catalogueOf } from './secrets.ts';

/**
 * `node sandbox/src/testing/leaks/main.ts --seed N [--every N] [--only DIALECT,…] [--plant NAME]`: asks what tries to carry hidden rows out,
 * once where the hidden villages hold a secret, and once where they don't, and compares the replies. Reports to
 * its parent, a dialect a message. The drill `leaks` runs it.
 */
const { values } = parseArgs({
  options: {
    seed: { type: 'string' },
    every: { type: 'string' },
    only: { type: 'string' },
    plant: { type: 'string' },
  },
});
const seed = Number(values.seed ?? 1);
/** One question in so many is asked. */
const every = Number(values.every ?? 1);

/** Short, so that work without an end does not take the drill's time. */
const WALL_MS = 500;
/** A reply that differs is asked for again: a busy machine may cut a witness short. What leaks differs each time. */
const TRIES = 3;
/** Replies to light questions that leave later with the secret, and earlier: as often, within so many deviations. */
const CLOCK_DEVIATIONS = 3;

/** Violations after which there is nothing more to learn. */
const ENOUGH = 5;

type Asked = { readonly reply: string; readonly step: number };

for (const dialect of REAL_DIALECTS) {
  if (values.only === undefined || values.only.split(',').includes(dialect))
    process.send?.(await askAll(dialect));
}
process.exit();

async function askAll(dialect: RealDialect) {
  const databases = [{ key: 'village', schema: VILLAGE, rows: VILLAGE_ROWS }];
  const setup = { dialect, databases, cacheFolder: DEFAULT_CACHE_FOLDER };
  const open = () =>
    openEnginePool(setup, { threads: 1, onIdleError: (error) => console.error(error.message) });
  const run = await open();
  // Threads of its own for each variant: they keep rows by the name that both have.
  const grades: EnginePool[] = [];
  const graderOf = async (variant: Variant): Promise<Grader> => {
    const grade = await open();
    grades.push(grade);
    const engines = new Map([[dialect, { run, grade: Promise.resolve(planted(grade, variant)) }]]);
    return createGrader({ catalogue: catalogueOf(variant, values.plant), engines, wallMs: WALL_MS });
  };
  const graders = { with: await graderOf('with-secret'), without: await graderOf('without-secret') };
  const questions = leakQuestions(dialect).filter((_, i) => i % every === 0);
  const violations: string[] = [];
  const clock = { light: 0, later: 0, earlier: 0, heavy: 0, heavyApart: 0 };
  for (const question of questions) {
    if (violations.length >= ENOUGH) break;
    const told = await compare(question);
    if (told) violations.push(`${dialect}: ${question.way} is told apart: ${told}`);
  }
  const { light, later, earlier, heavy, heavyApart } = clock;
  if (Math.abs(later - earlier) > CLOCK_DEVIATIONS * Math.sqrt(later + earlier))
    violations.push(`${dialect}: the clock tells the secret: ${later} replies later, ${earlier} earlier`);
  await Promise.all([run, ...grades].map((pool) => pool.close()));
  return {
    part: dialect,
    cases: light + heavy,
    counts: { light, later, earlier, heavy, heavyApart },
    violations,
  };

  /** How two replies differ, when they do each time. */
  async function compare(question: LeakQuestion): Promise<string | null> {
    for (let attempt = 0; ; attempt += 1) {
      // In turns, so that what the second finds warm helps neither.
      const isSecretFirst = (clock.light + clock.heavy + attempt) % 2 === 0;
      const first = await ask(isSecretFirst ? graders.with : graders.without, question);
      const second = await ask(isSecretFirst ? graders.without : graders.with, question);
      const [secret, none] = isSecretFirst ? [first, second] : [second, first];
      if (attempt === 0) count(question, secret, none);
      if (secret.reply === none.reply) return null;
      if (attempt + 1 === TRIES) return `${question.sql}\n  ${secret.reply}\n  ${none.reply}`;
    }
  }

  function count({ isHeavy }: LeakQuestion, secret: Asked, none: Asked): void {
    if (isHeavy) {
      clock.heavy += 1;
      clock.heavyApart += Number(secret.step !== none.step);
    } else {
      clock.light += 1;
      clock.later += Number(secret.step > none.step);
      clock.earlier += Number(secret.step < none.step);
    }
  }

  async function ask(grader: Grader, { sql }: LeakQuestion): Promise<Asked> {
    const order = { playerId: PlayerId.parse('1'), exerciseId: GROWN_UPS, dialect, sql, seed };
    const startedAt = performance.now();
    const graded = await grader.grade(order, new AbortController().signal);
    const step = replyTimeOf(performance.now() - startedAt);
    if (graded.kind === 'refused') throw new Error(graded.code);
    // What a question is for is lost when the visible rows stop it already.
    if (graded.verdict.kind === 'wrong' && graded.verdict.reason !== 'hidden')
      throw new Error(`Not right on the visible rows: ${sql}: ${graded.verdict.message}`);
    return { reply: withoutTimes(graded), step };
  }
}

/** A reply as it leaves, but for the time that the visible run took. */
function withoutTimes(reply: object): string {
  return JSON.stringify(reply, (key, value: unknown) => (key === 'elapsedMs' ? 0 : value));
}

/** Grading threads with a planted fault: stops that say so, or a clock that knows the secret. */
function planted(pool: EnginePool, variant: Variant): EnginePool {
  if (values.plant === 'stop-is-told') {
    return {
      ...pool,
      async execute(executions, control) {
        const outcomes = await pool.execute(executions, control);
        return outcomes.map((outcome) =>
          outcome.kind === 'stopped' ? { kind: 'restarted', message: outcome.limit } : outcome,
        );
      },
    };
  }
  if (values.plant !== 'slow-on-secret' || variant === 'without-secret') return pool;
  return {
    ...pool,
    async execute(executions, control) {
      await sleep(100);
      return pool.execute(executions, control);
    },
  };
}
