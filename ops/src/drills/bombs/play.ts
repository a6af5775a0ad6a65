import { type Cell, Dialect, type Outcome } from '@sqltown/shared/api';
import { ExerciseId, PlayerId } from '@sqltown/shared/ids';
import type { EngineUnderTest } from '../engines/engine.ts';
import type { Canaries } from './canaries.ts';
import type { Bomb } from './inputs/index.ts';

/** What one bomb did. */
export type Blast = {
  readonly bomb: Bomb;
  /** How it ended: stopped by its time, rejected, an error, … */
  readonly end: string;
  readonly ms: number;
  /** Until the next run was answered, and until every thread of the engine had answered. */
  readonly readyMs: number;
  readonly wholeMs: number;
  readonly violations: readonly string[];
};

export type Rules = {
  /** Wall time of a run. */
  readonly limitMs: number;
  readonly readyMs: number;
};

const GRACE_MS = 500;
const MAX_ROWS = 1_000;
/** Of a whole reply: the cells of all sets, the names of its columns, and words. */
const MAX_REPLY_BYTES = 2 * 256 * 1_024;
/** Citizens, the sum of their ages, houses and songs of the village. */
const PRISTINE =
  'SELECT count(*), sum(age), (SELECT sum(floors) FROM houses), (SELECT count(*) FROM songs) FROM citizens';
const AS_IT_WAS = '[5,137,6,2]';

let players = 0;
/** Somebody new each time: nobody waits for their own. */
const somebody = (): PlayerId => PlayerId.parse(String(++players));

/** Throws one bomb, and looks at what it left. */
export async function play(
  engine: EngineUnderTest,
  bomb: Bomb,
  { canaries, rules }: { readonly canaries: Canaries; readonly rules: Rules },
): Promise<Blast> {
  const violations: string[] = [];
  const sql = canaries.aim(bomb.sql);
  const startedAt = performance.now();
  const reply =
    bomb.answerTo === undefined ? await run(engine, sql) : await handIn(engine, sql, bomb.answerTo);
  const ms = performance.now() - startedAt;
  const words = JSON.stringify(reply);
  const outcome = reply.kind === 'refused' ? null : reply.outcome;
  if (ms > rules.limitMs + GRACE_MS) violations.push(`took ${Math.round(ms)} ms`);
  if (words.length > MAX_REPLY_BYTES) violations.push(`answered with ${words.length} bytes`);
  if (outcome?.kind === 'rows' && outcome.results.some(({ rows }) => rows.length > MAX_ROWS))
    violations.push('answered with too many rows');
  if (bomb.mustNotAnswer && outcome?.kind === 'rows') violations.push(`answered: ${words.slice(0, 200)}`);
  if (reply.kind === 'graded' && reply.verdict.kind === 'passed') violations.push('passed as an answer');
  if (outcome && outcome.kind !== 'rows' && !messageOf(outcome)) violations.push('ended without a word');
  if (outcome?.kind === 'restarted') violations.push('took its engine down');
  violations.push(...canaries.touched(words));

  const { readyMs, wholeMs, found } = await lookAround(engine);
  violations.push(...found);
  if (readyMs > rules.readyMs) violations.push(`ready after ${Math.round(readyMs)} ms`);
  if (bomb.afterwards) {
    const { sql: probe, never } = bomb.afterwards;
    const seen = JSON.stringify(withoutOwnWords(await run(engine, probe)));
    if (seen.includes(never)) violations.push(`the next learner sees ${never}`);
  }
  const end = endOf(reply.kind === 'refused' ? 'refused' : outcome);
  return { bomb, end, ms, readyMs, wholeMs, violations };
}

const run = (engine: EngineUnderTest, sql: string) =>
  engine.sandbox.run({ playerId: somebody(), dataset: 'village', dialect: engine.dialect, sql });

const handIn = (engine: EngineUnderTest, sql: string, exercise: string) =>
  engine.sandbox.grade({
    playerId: somebody(),
    exerciseId: ExerciseId.parse(exercise),
    dialect: Dialect.parse(engine.dialect),
    sql,
    seed: 1,
  });

/** Three at once reach every thread of the engine; each must find the village as it was. */
async function lookAround(engine: EngineUnderTest) {
  const startedAt = performance.now();
  let readyMs = Infinity;
  const looks = await Promise.all(
    [1, 2, 3].map(async () => {
      const look = await run(engine, PRISTINE);
      readyMs = Math.min(readyMs, performance.now() - startedAt);
      return look;
    }),
  );
  const found = looks.flatMap((look) => {
    const cells =
      look.kind === 'ran' && look.outcome.kind === 'rows' ? look.outcome.results[0]?.rows[0] : null;
    const seen = JSON.stringify(cells?.map(numberOf));
    return seen === AS_IT_WAS ? [] : [`the next run sees ${seen ?? JSON.stringify(look).slice(0, 300)}`];
  });
  return { readyMs, wholeMs: performance.now() - startedAt, found };
}

function numberOf(cell: Cell): number {
  return Number(typeof cell === 'object' && cell !== null ? Object.values(cell)[0] : cell);
}

/** An error repeats what was asked, which is no leak. */
function withoutOwnWords(reply: Awaited<ReturnType<typeof run>>): unknown {
  return reply.kind === 'ran' && reply.outcome.kind === 'rows'
    ? reply.outcome.results.map(({ rows }) => rows)
    : null;
}

function messageOf(outcome: Exclude<Outcome, { kind: 'rows' }>): string {
  return 'error' in outcome ? outcome.error.message : outcome.message;
}

function endOf(outcome: Outcome | 'refused' | null): string {
  if (outcome === null || outcome === 'refused') return 'refused';
  return outcome.kind === 'stopped' ? `stopped (${outcome.limit})` : outcome.kind;
}
