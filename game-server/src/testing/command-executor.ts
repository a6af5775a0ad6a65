import type { PublicChapter, PublicLesson } from '@sqltown/content/public';
import type { GradeOrder, Graded } from '@sqltown/sandbox';
import type { CityId, PlayerId } from '@sqltown/shared/ids';
import { BUILDING_KINDS } from '@sqltown/shared/rules';
import { sql } from 'kysely';
import { type Homes, contributions, createCities, localWakeups } from '#features/cities/index.ts';
import { createLearning, createProgressReads } from '#features/learning/index.ts';
import { createRelay } from '#features/outbox/index.ts';
import { localBus } from '#platform/bus/index.ts';
import { createCache } from '#platform/cache/index.ts';
import { bucketOf } from '#platform/ids/index.ts';
import { createLogger } from '#platform/logger/index.ts';
import { openDatabase } from '#platform/postgres/index.ts';
import { createTableQueue } from '#platform/queue/index.ts';
import { executing } from './executor-plants.ts';
import type {
  ExecutorAnswer,
  ExecutorCall,
  ExecutorReply,
  ExecutorRequest,
  ExecutorStart,
  Resident,
} from './executor-protocol.ts';
import { brokenInvariants } from './invariants.ts';

/**
 * A small process for drills that kill it: Cities and Learning on a database, commands in and replies out over its
 * IPC channel, nothing else of the server. The sandbox is a fake that passes every attempt, since what is drilled is
 * what is written, not what is graded.
 */
const start = JSON.parse(process.argv[2] ?? '') as ExecutorStart;
const LESSONS = 12;
const EXERCISES = 3;
/** Events that take longer to reach their consumers never will. */
const SETTLED_MS = 30_000;
/** The longest that a timer can wait: 24 days. */
const NEVER_MS = 2 ** 31 - 1;

const log = createLogger({ level: 'error' });
const database = await openDatabase({
  ...('url' in start.database ? start.database : { dataDir: start.database.folder }),
  connections: 24,
  log,
});
const { db, shards } = database;
const residents = new Map<CityId, PlayerId>();
const homes: Homes = {
  ownerOf: (cityId) => {
    const playerId = residents.get(cityId);
    return Promise.resolve(playerId === undefined ? null : { playerId, name: 'Asha' });
  },
  cityOf: (playerId) => {
    for (const [cityId, owner] of residents) if (owner === playerId) return Promise.resolve(cityId);
    return Promise.resolve(null);
  },
};
const wakeups = localWakeups();
const cities = createCities({ shards, homes, wakeups, isSoleProcess: database.kind === 'pglite' });
const isRelaying = start.relays ?? true;
const queue = createTableQueue({ db, log, pollMs: 50, lockMs: 500, backoffMs: 20 });
const relay = createRelay({
  shards,
  queue,
  consumers: [contributions(wakeups)],
  log,
  everyMs: isRelaying ? 100 : NEVER_MS,
  handAgainSeconds: 0.5,
});
const execute = executing(start.plant, { database, cities, homes });
const learning = createLearning({
  shards,
  homes,
  wakeups,
  relay: isRelaying ? relay : { wake: () => undefined },
  sandbox: { grade: passEverything },
  chapters: chapters(),
  progress: createProgressReads({ shards, cache: createCache({ bus: localBus({ log }), redis: null, log }) }),
  pace: { lessonsPerHour: LESSONS, onTooFast: () => undefined },
});
const holder = { processId: start.processId, roomId: 'drill', address: null };

process.on('message', ({ id, call }: ExecutorRequest) => {
  const answer = (given: ExecutorAnswer): void =>
    void process.send?.({ id, answer: given } satisfies ExecutorReply);
  carryOut(call, answer).catch((error: unknown) => {
    answer({
      kind: 'fault',
      message: error instanceof Error ? `${error.name}: ${error.message}` : String(error),
    });
  });
});
process.on('disconnect', () => process.exit(0));
process.send?.({ id: 0, answer: { kind: 'residents', residents: [] } } satisfies ExecutorReply);

async function carryOut(call: ExecutorCall, answer: (given: ExecutorAnswer) => void): Promise<void> {
  switch (call.kind) {
    case 'command':
      return execute(call, (reply) => answer({ kind: 'reply', reply }));
    case 'attempt': {
      const { playerId, exerciseId, attemptId, cityId } = call;
      const reply = await learning.submit({
        playerId,
        exerciseId,
        attemptId,
        ...(call.contributes === false ? {} : { cityId }),
        dialect: 'sqlite',
        sql: call.sql,
      });
      return answer({
        kind: 'attempt',
        reply: canonical(reply.kind === 'refused' ? reply : { ...reply, kind: undefined }),
      });
    }
    case 'settle-in':
      for (const { cityId, playerId } of call.known) residents.set(cityId, playerId);
      return answer({ kind: 'residents', residents: await settleIn(call.count, call.bucket) });
    case 'take-over':
      return answer({ kind: 'epoch', epoch: await takeOver(call.cityId) });
    case 'bump-while-waiting':
      return answer({ kind: 'replies', replies: await bumpWhileWaiting(call) });
    case 'kept':
      return answer({ kind: 'kept', replies: await kept(call.residents) });
    case 'check':
      return answer({
        kind: 'checked',
        violations: [...(await drain()), ...(await brokenInvariantsOfAll())],
      });
  }
}

async function settleIn(count: number, bucket: number): Promise<Resident[]> {
  const { rows } = await shards.at(bucket, (shard) =>
    sql<Resident>`
      select platform.next_id(${bucket}) as "playerId", platform.next_id(${bucket}) as "cityId"
      from generate_series(1, ${count}::integer)`.execute(shard),
  );
  for (const { cityId, playerId } of rows) residents.set(cityId, playerId);
  return rows;
}

async function takeOver(cityId: CityId): Promise<number> {
  await shards.at(bucketOf(cityId), (shard) =>
    sql`update cities.city_leases set expires_at = '-infinity' where city_id = ${cityId}::bigint`.execute(
      shard,
    ),
  );
  const lease = await cities.acquireLease(cityId, holder);
  if (lease.kind !== 'owner') throw new Error(`the lease of ${cityId} was not given`);
  return lease.epoch;
}

async function bumpWhileWaiting({ cityId, orders }: Extract<ExecutorCall, { kind: 'bump-while-waiting' }>) {
  const bumped = Promise.withResolvers<void>();
  const writes = orders.map(async (order) => {
    await bumped.promise;
    const reply = Promise.withResolvers<Awaited<ReturnType<typeof cities.execute>>>();
    await execute(order, reply.resolve);
    return reply.promise;
  });
  await shards.at(bucketOf(cityId), (shard) =>
    shard.transaction().execute(async (tx) => {
      await sql`update cities.city_leases set epoch = epoch + 1 where city_id = ${cityId}::bigint`.execute(
        tx,
      );
      await sql`update cities.cities set epoch = epoch + 1 where id = ${cityId}::bigint`.execute(tx);
      bumped.resolve();
      for (let turns = 0; turns < 20; turns++) await sql`select 1`.execute(tx);
    }),
  );
  return Promise.all(writes);
}

async function kept(of: readonly Resident[]): Promise<Record<string, string>> {
  const found = await Promise.all(
    shards.all.map(async ({ db: shard }) => [
      ...(await shard
        .selectFrom('cities.city_commands')
        .select(['command_id as id', 'reply'])
        .where(
          'city_id',
          'in',
          of.map(({ cityId }) => cityId),
        )
        .execute()),
      ...(await shard
        .selectFrom('learning.attempts')
        .select(['attempt_id as id', 'reply'])
        .where(
          'player_id',
          'in',
          of.map(({ playerId }) => playerId),
        )
        .execute()),
    ]),
  );
  return Object.fromEntries(found.flat().map(({ id, reply }) => [id, canonical(reply)]));
}

/** Waits until every event has all its marks. @returns a violation when one never has. */
async function drain(): Promise<string[]> {
  const giveUpAt = performance.now() + SETTLED_MS;
  while (performance.now() < giveUpAt) {
    await relay.pass();
    const open = await Promise.all(
      shards.all.map(({ db: shard }) =>
        sql`select from platform.outbox where settled_at is null limit 1`.execute(shard),
      ),
    );
    if (open.every(({ rows }) => rows.length === 0)) return [];
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return ['an event is never settled'];
}

async function brokenInvariantsOfAll(): Promise<string[]> {
  const broken = await Promise.all(shards.all.map(({ db: shard }) => brokenInvariants(shard)));
  return broken.flat();
}

/** JSON with its keys in order, so that two replies can be compared as text. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

function passEverything({ dialect }: Pick<GradeOrder, 'dialect'>): Promise<Graded> {
  return Promise.resolve({
    kind: 'graded',
    engine: { dialect, name: 'none', version: '0', real: false },
    verdict: { kind: 'passed' },
    outcome: { kind: 'rows', results: [], elapsedMs: 0, notices: [] },
  });
}

function chapters(): PublicChapter[] {
  return [{ id: 'drill', title: 'Drill', lessons: Array.from({ length: LESSONS }, (_, n) => lesson(n)) }];
}

/** A lesson with what the rules of progress look at; the rest is never read here. */
function lesson(n: number): PublicLesson {
  return {
    id: `lesson-${n}`,
    title: `Lesson ${n}`,
    building: BUILDING_KINDS[n % BUILDING_KINDS.length],
    rewardXp: 50,
    rewardCoins: 10,
    exercises: Array.from({ length: EXERCISES }, (_, i) => ({ id: `exercise-${n}-${i}` })),
  } as unknown as PublicLesson;
}
