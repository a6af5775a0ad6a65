import { setTimeout as wait } from 'node:timers/promises';
import { CommandId } from '@sqltown/shared/ids';
import type { Bot } from '../../../bots/index.ts';
import type { Fleet } from '../../../fleet/index.ts';
import { query, until } from '../../evidence/index.ts';
import { newResident } from '../bots.ts';
import { freeGround } from '../ground.ts';
import { type Expectations, type Scenario, expectations } from '../scenario.ts';
import { Visitor, codeOf } from '../visitor.ts';

const HANG_MS = 10_000;
const FAIL_FAST_MS = 3_000;
const RECOVER_MS = 10_000;
const GROUND = freeGround('lamptower', 12);

/** Redis restarts, forgets everything, and hangs. */
export const redisAway: Scenario = {
  id: 'F8',
  fault: 'Redis restart, FLUSHALL, 10 s hang',
  criterion:
    'running rooms play on; joins fail fast (503, Retry-After) or work, and recover <= 10 s; no coin change; sign-in limits fail closed',
  needs: ['fleet'],
  run: async (stage) => {
    const expected = expectations();
    const fleet = await stage.fleet();
    const origin = fleet.servers[0]?.url ?? '';
    const { redis } = fleet;
    if (redis === null) throw new Error('a fleet without Redis');
    const { bot, cityId } = await newResident(stage, () => [origin]);
    const plays = async (when: string): Promise<void> => play(bot, expected, when);
    await plays('before');
    let hungMs = 0;
    const faults = {
      restart: () => redis.restart(),
      FLUSHALL: () => redis.flush(),
      hang: async () => {
        redis.suspend();
        const resumed = wait(HANG_MS).then(() => redis.resume());
        await plays('during a hang');
        hungMs = await joinsFast(origin, expected);
        await signsInNobody(origin, expected);
        await resumed;
      },
    };
    let recoverMs = 0;
    for (const [name, fault] of Object.entries(faults)) {
      const coins = await coinsOf(fleet, cityId);
      await fault();
      if (name !== 'hang') expected.that((await coinsOf(fleet, cityId)) === coins, `${name}: coins changed`);
      await plays(`after ${name}`);
      const back = await until(async () => (await join(origin)).status === 200, RECOVER_MS * 2);
      recoverMs = Math.max(recoverMs, back ?? RECOVER_MS * 2);
      expected.that(back !== null && back <= RECOVER_MS, `after ${name} joins worked only after ${back} ms`);
      expected.that(bot.stays.length === 1, `${name}: the player lost their room`);
    }
    await bot.leave();
    return {
      did: 'restarted Redis, emptied it and let it hang for 10 s under a player who built on',
      counts: {
        faults: Object.keys(faults).length,
        commands: played,
        'a join while it hung, ms': Math.round(hungMs),
      },
      recoverMs,
      violations: expected.violations,
    };
  },
};

let played = 0;

async function play(bot: Bot, expected: Expectations, when: string): Promise<void> {
  const commandId = CommandId.parse(crypto.randomUUID());
  const at = GROUND[played++ % GROUND.length] ?? { x: 0, y: 0 };
  const startedMs = performance.now();
  const reply = await bot.command({ type: 'place', kind: 'lamptower', commandId, ...at });
  const tookMs = performance.now() - startedMs;
  expected.that(reply.kind === 'done', `${when}: a command was refused: ${JSON.stringify(reply)}`);
  expected.that(tookMs < FAIL_FAST_MS, `${when}: a command took ${Math.round(tookMs)} ms`);
}

async function join(origin: string) {
  const visitor = new Visitor(origin);
  try {
    const answer = await visitor.post('/api/v1/accounts/guest');
    if (answer.status !== 200) return answer;
    const { me } = answer.body as { me: { homeCityId: string } };
    return await visitor.post(`/api/v1/cities/${me.homeCityId}/seat`);
  } finally {
    visitor.leave();
  }
}

/** @returns how long it took, in milliseconds. */
async function joinsFast(origin: string, expected: Expectations): Promise<number> {
  const startedMs = performance.now();
  const answer = await join(origin);
  const tookMs = performance.now() - startedMs;
  expected.that(tookMs <= FAIL_FAST_MS, `a join took ${Math.round(tookMs)} ms while Redis hung`);
  const isTold = answer.status === 503 && answer.headers['retry-after'] !== undefined;
  expected.that(
    answer.status === 200 || isTold,
    `a join was answered ${answer.status} ${codeOf(answer)} while Redis hung`,
  );
  return tookMs;
}

/** Guessing passwords must not get faster by taking Redis down. */
async function signsInNobody(origin: string, expected: Expectations): Promise<void> {
  const visitor = new Visitor(origin);
  const answer = await visitor.post('/api/v1/accounts/sign-in', {
    username: 'nobody_at_all',
    password: 'a password',
  });
  visitor.leave();
  expected.that(
    [429, 503].includes(answer.status),
    `a sign-in was tried without limits: ${answer.status} ${codeOf(answer)}`,
  );
}

async function coinsOf({ clusters }: Fleet, cityId: string): Promise<number> {
  const [row] = await query<{ coins: number }>(
    clusters[0]?.primary.url ?? '',
    'select coins from cities.cities where id = $1',
    [cityId],
  );
  return row?.coins ?? -1;
}
