import { readFileSync, readdirSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import type { AttemptReply, RunReply } from '@sqltown/shared/api';
import { query } from '../../evidence/query.ts';
import { until } from '../../evidence/until.ts';
import { FIRST_LESSON, attempt, judged } from '../lesson.ts';
import { type Scenario, expectations } from '../scenario.ts';
import type { Town } from '../town.ts';
import { codeOf } from '../visitor.ts';
import { postWitness } from '../witness.ts';

const TOLD_MS = 3_000;
const BACK_MS = 30_000;
/** Runs until it is stopped. */
const ENDLESS = 'WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r) SELECT count(*) FROM r';

/** The process that runs learners' SQL is killed while it runs some. */
export const engineKilled: Scenario = {
  id: 'F15',
  fault: 'SQL worker process SIGKILL or OOM mid-run',
  criterion: '"engine restarted" <= 3 s; attempt neither passed nor charged; rooms untouched',
  needs: ['postgres'],
  run: async (stage) => {
    const expected = expectations();
    const town = await stage.town();
    const { visitor, playerId } = await town.newPlayer();
    const witness = await postWitness(town);
    const calm = await witness.calm();
    const [exercise, right] = FIRST_LESSON.answers[0] ?? ['', ''];
    const kills = stage.count(4, 2);
    let slowestMs = 0;
    let recoverMs = 0;
    for (let n = 0; n < kills; n++) {
      const run = { dataset: 'town', dialect: 'sqlite', sql: ENDLESS };
      const asking =
        n % 2 === 0 ? attempt(visitor, exercise, ENDLESS) : visitor.post('/api/v1/sandbox/runs', run);
      await wait(500);
      const killedMs = performance.now();
      process.kill(sandboxOf(town), 'SIGKILL');
      const answer = await asking;
      slowestMs = Math.max(slowestMs, performance.now() - killedMs);
      expected.that(answer.status === 200, `the run was answered ${answer.status} ${codeOf(answer)}`);
      const { outcome } = answer.body as AttemptReply | RunReply;
      expected.that(outcome.kind === 'restarted', `the learner was told: ${outcome.kind}`);
      const backMs = await until(
        async () => (await attempt(visitor, exercise, 'SELECT 1')).status === 200,
        BACK_MS,
      );
      expected.that(backMs !== null, 'the engine did not come back');
      recoverMs = Math.max(recoverMs, backMs ?? BACK_MS);
    }
    expected.that(slowestMs <= TOLD_MS, `the learner waited ${Math.round(slowestMs)} ms`);
    const [row] = await query<{ n: number }>(
      town.databaseUrl,
      'select count(*)::int as n from learning.attempts where player_id = $1 and sql = $2',
      [playerId, ENDLESS],
    );
    expected.that(row?.n === 0, `${row?.n} attempts were charged`);
    const reply = judged(await attempt(visitor, exercise, right));
    expected.that(reply.verdict.kind === 'passed', 'the next right answer was not passed');
    expected.violations.push(...witness.compare(calm, await witness.ticks()));
    await witness.stop();
    return {
      did: 'killed the engines’ process in the middle of attempts and runs',
      counts: { kills, 'told after ms': Math.round(slowestMs), charged: row?.n ?? 0 },
      recoverMs,
      violations: expected.violations,
    };
  },
};

/** The server's child that runs SQL. @throws when there is none. */
function sandboxOf({ server }: Town): number {
  const children = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && parentOf(name) === server.pid);
  const [sandbox] = children.filter((pid) => readProc(pid, 'cmdline').includes('sandbox'));
  if (sandbox === undefined) throw new Error('the server has no sandbox');
  return Number(sandbox);
}

function parentOf(pid: string): number {
  return Number(/^PPid:\s*(\d+)/m.exec(readProc(pid, 'status'))?.[1] ?? 0);
}

/** Processes come and go while one looks. */
function readProc(pid: string, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return '';
  }
}
