import { setTimeout as wait } from 'node:timers/promises';
import { Client } from 'pg';
import { freeGround } from '../ground.ts';
import { plantedEnv } from '../plants.ts';
import { type Expectations, type Scenario, expectations } from '../scenario.ts';
import type { Stage } from '../stage.ts';
import type { Mayor, Player, Town } from '../town.ts';
import { codeOf } from '../visitor.ts';
import { MIB, RSS, watchFigures } from '../watch.ts';
import { postWitness } from '../witness.ts';
import { until } from '../../evidence/until.ts';

const LATENCY_MS = 2_000;
const ANSWER_MS = 2_000;
/** What the drill itself may add: the machine it runs on does other things as well. */
const SLACK_MS = 300;
const GROWTH_MIB = 64;
const RECOVER_MS = 15_000;
const MAYORS = 6;
const WAITING = 'sqltown_database_waiting';

type Asked = { slowestMs: number; asked: number; refused: number; odd: Map<string, number> };

/** A database that takes two seconds for each answer, then one whose connections are all held. */
export const slowDatabase: Scenario = {
  id: 'F11',
  fault: 'PostgreSQL slow (2 s latency), pool exhausted',
  criterion: 'bounded queue, 503 in <= 2 s, no memory growth, tick unaffected',
  needs: ['postgres'],
  run: async (stage) => {
    const expected = expectations();
    const town = await stage.ownTown(plantedEnv(stage.plant));
    const mayors = await Promise.all(Array.from({ length: MAYORS }, () => town.newMayor()));
    for (const mayor of mayors) await mayor.seat.place({ x: 30, y: 30 });
    const witness = await postWitness(town);
    const calm = await witness.calm();
    const watch = await watchFigures(town, [RSS, WAITING]);
    const seconds = stage.count(10, 4);

    town.line.set({ kind: 'delay', ms: LATENCY_MS / 2 });
    const slow = await askAll(mayors, seconds, stage);
    town.line.set({ kind: 'open' });
    const recoverMs = await settled(mayors, expected);
    const held = await whileHeld(town, () => askAll(mayors, seconds, stage));
    await settled(mayors, expected);

    const { first, most } = await watch.stop();
    const grownMiB = ((most[RSS] ?? 0) - (first[RSS] ?? 0)) / MIB;
    expected.that(grownMiB < GROWTH_MIB, `memory grew by ${grownMiB.toFixed(0)} MiB`);
    for (const [name, { slowestMs, refused, odd }] of Object.entries({ slow, held })) {
      const barMs = ANSWER_MS + SLACK_MS;
      expected.that(
        slowestMs <= barMs,
        `${name}: somebody was refused only after ${Math.round(slowestMs)} ms`,
      );
      expected.that(refused > 0, `${name}: nobody was refused: the fault did nothing`);
      for (const [code, times] of odd) expected.violations.push(`${name}: ${times} answers were ${code}`);
    }
    expected.violations.push(...witness.compare(calm, await witness.ticks()));
    await witness.stop();
    return {
      did: 'held up every answer of the database by 2 s, then locked all cities, while mayors and browsers asked on',
      counts: {
        asked: slow.asked + held.asked,
        'refused in time': slow.refused + held.refused,
        'slowest refusal ms': Math.round(Math.max(slow.slowestMs, held.slowestMs)),
        'most waiting': most[WAITING] ?? 0,
        'grown MiB': grownMiB,
      },
      ...(recoverMs === null ? {} : { recoverMs }),
      violations: expected.violations,
    };
  },
};

/** Everybody builds and reads for some seconds. What isn't done must be refused as `saving-paused`, and soon. */
async function askAll(mayors: readonly Mayor[], seconds: number, stage: Stage): Promise<Asked> {
  const asked: Asked = { slowestMs: 0, asked: 0, refused: 0, odd: new Map() };
  const note = (code: string, tookMs: number): void => {
    asked.asked += 1;
    if (code === 'done' || code === '200') return;
    asked.slowestMs = Math.max(asked.slowestMs, tookMs);
    if (code === 'saving-paused' || code === 'rate-limited') asked.refused += 1;
    else asked.odd.set(code, (asked.odd.get(code) ?? 0) + 1);
  };
  const untilMs = performance.now() + seconds * 1000;
  const ground = freeGround('lamptower', 400);
  await Promise.all(
    mayors.flatMap((mayor, n) => [
      build(mayor, ground.slice(n * 40, n * 40 + 40), untilMs, note, stage),
      read(mayor, untilMs, note),
      read(mayor, untilMs, note),
    ]),
  );
  return asked;
}

type Note = (code: string, tookMs: number) => void;

async function build(
  { seat }: Mayor,
  ground: readonly { x: number; y: number }[],
  untilMs: number,
  note: Note,
  stage: Stage,
): Promise<void> {
  for (let n = 0; performance.now() < untilMs; n++) {
    const commandId = crypto.randomUUID();
    const startedMs = performance.now();
    const reply = await seat.place({ ...(ground[n % ground.length] ?? { x: 30, y: 30 }), commandId });
    const code = reply.kind === 'done' ? 'done' : reply.code;
    if (reply.kind === 'done') stage.promises.set(commandId, reply);
    const isOwn = code === 'tile-taken' || code === 'coins-short';
    note(isOwn ? 'done' : code, performance.now() - startedMs);
    await wait(100);
  }
}

async function read({ visitor, cityId }: Player, untilMs: number, note: Note): Promise<void> {
  const deeds = [
    () => visitor.get('/api/v1/chapters'),
    () => visitor.send('PATCH', '/api/v1/me', { name: 'Quick Otter' }),
    () => visitor.get(`/api/v1/cities/${cityId}/members`),
  ];
  for (let n = 0; performance.now() < untilMs; n++) {
    const answer = await (deeds[n % deeds.length] ?? deeds[0]!)();
    if (answer.status === 200) note('200', answer.tookMs);
    else note(answer.status === 503 ? codeOf(answer) : `${answer.status} ${codeOf(answer)}`, answer.tookMs);
    await wait(100);
  }
}

/** All cities and accounts are locked by somebody else meanwhile: every connection waits. */
async function whileHeld(town: Town, deed: () => Promise<Asked>): Promise<Asked> {
  const holder = new Client({ connectionString: town.databaseUrl });
  await holder.connect();
  try {
    await holder.query('begin');
    await holder.query(
      'lock table cities.cities, cities.city_leases, accounts.user_profiles in access exclusive mode',
    );
    return await deed();
  } finally {
    await holder.query('rollback');
    await holder.end();
  }
}

/** Waits until everybody can build again. @returns how long that took. */
async function settled(mayors: readonly Mayor[], expected: Expectations): Promise<number | null> {
  const ground = freeGround('lamptower', 40).at(-1) ?? { x: 0, y: 0 };
  const recoverMs = await until(async () => {
    const replies = await Promise.all(mayors.map(({ seat }) => seat.place(ground)));
    return replies.every((reply) => reply.kind === 'done' || reply.code !== 'saving-paused');
  }, RECOVER_MS);
  expected.that(recoverMs !== null, `saving was still paused after ${RECOVER_MS} ms`);
  return recoverMs;
}
