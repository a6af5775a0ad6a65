import { randomUUID } from 'node:crypto';
import type { PublicChapter } from '@sqltown/content/public';
import type { Sandbox } from '@sqltown/sandbox';
import { type AttemptRequest, Verdict } from '@sqltown/shared/api';
import { type CityId, CommandId, type ExerciseId, type LessonId, type PlayerId } from '@sqltown/shared/ids';
import { refuse } from '@sqltown/shared/refusals';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { contributions, localWakeups } from '#features/cities/index.ts';
import { createRelay } from '#features/outbox/index.ts';
import { type TestTown, ledgerOf, testTown } from '../../testing/test-town.ts';
import { localBus } from '#platform/bus/index.ts';
import { createCache } from '#platform/cache/index.ts';
import { createLogger } from '#platform/logger/index.ts';
import type { Database } from '#platform/postgres/index.ts';
import type { OpenTestDatabase } from '#platform/postgres/test-database.ts';
import { type JobQueue, createTableQueue } from '#platform/queue/index.ts';
import { createLearning } from './create-learning.ts';
import { type ProgressReads, createProgressReads } from './progress-reads.ts';
import { syncCatalogue } from './sync-catalogue.ts';
import type { Learning } from './types.ts';

const log = createLogger({ level: 'silent' });

const exercise = (id: string) =>
  ({ id: id as ExerciseId }) as PublicChapter['lessons'][number]['exercises'][number];
const lesson = (id: string, building: 'stepwell' | 'library', exercises: readonly string[]) =>
  ({
    id: id as LessonId,
    title: id,
    building,
    rewardXp: 50,
    rewardCoins: 10,
    exercises: exercises.map(exercise),
  }) as unknown as PublicChapter['lessons'][number];

const CHAPTERS: readonly PublicChapter[] = [
  {
    id: 'c1',
    title: 'One',
    lessons: [lesson('wells', 'stepwell', ['w1', 'w2']), lesson('books', 'library', ['b1'])],
  },
];

/** Judges by the words: "right" passes, "broken" doesn't count, "busy" is refused, all else is wrong. */
const grader: Pick<Sandbox, 'grade'> = {
  grade: ({ dialect, sql }) => {
    if (sql === 'busy') return Promise.resolve(refuse('sandbox-busy'));
    const outcome = { kind: 'rows', results: [], elapsedMs: 1, notices: [] } as const;
    const wrong = {
      kind: 'wrong',
      reason: 'rows-missing',
      message: 'no',
      comparison: null,
      witness: null,
      hint: sql,
    };
    const verdict =
      sql === 'right' ? { kind: 'passed' } : sql === 'broken' ? { kind: 'not-counted', outcome } : wrong;
    const engine = { dialect, name: 'Test', version: '1', real: false };
    return Promise.resolve({ kind: 'graded', engine, verdict: Verdict.parse(verdict), outcome } as never);
  },
};

/** What learning promises on any database: the rules M10–M14 of SPEC.md. */
export function learningContract(open: OpenTestDatabase): void {
  let database: Database;
  let town: TestTown;
  let queue: JobQueue;
  let learning: Learning;
  let hasty: Learning;
  let tooFast: PlayerId[];
  let player: { playerId: PlayerId; cityId: CityId };
  let elsewhere: ProgressReads;
  let settle: () => Promise<void>;

  beforeAll(async () => {
    database = await open();
    town = testTown(database);
    const { db, shards } = database;
    queue = createTableQueue({ db, log, pollMs: 20 });
    const wakeups = localWakeups();
    const bus = localBus({ log });
    const openProgress = (): ProgressReads =>
      createProgressReads({ shards, cache: createCache({ bus, redis: null, log }) });
    elsewhere = openProgress();
    const relay = createRelay({ shards, queue, consumers: [contributions(wakeups)], log, everyMs: 60_000 });
    const parts = {
      shards,
      sandbox: grader,
      chapters: CHAPTERS,
      homes: town.homes,
      wakeups,
      relay: { wake: () => undefined },
      progress: openProgress(),
    };
    learning = createLearning({ ...parts, pace: { lessonsPerHour: 20, onTooFast } });
    hasty = createLearning({ ...parts, pace: { lessonsPerHour: 1, onTooFast } });
    settle = async () => {
      await relay.pass();
      await expect
        .poll(() => sql`select from platform.jobs`.execute(db).then(({ rows }) => rows.length))
        .toBe(0);
    };
    await expect(syncCatalogue(db, CHAPTERS, 'h1')).resolves.toBe(true);
  });
  beforeEach(async () => {
    tooFast = [];
    player = await town.newResident();
  });
  afterAll(async () => {
    await queue.close();
    await database.close();
  });

  const onTooFast = (playerId: PlayerId): void => void tooFast.push(playerId);
  /** What a page of another process shows of the lesson about wells. */
  const shown = async (playerId: PlayerId): Promise<unknown> =>
    (await elsewhere.of(playerId)).get('wells' as LessonId);
  const attempt = (exerciseId: string, words: string, extra: Partial<AttemptRequest> = {}) => ({
    playerId: player.playerId,
    exerciseId: exerciseId as ExerciseId,
    attemptId: CommandId.parse(randomUUID()),
    dialect: 'sqlite' as const,
    sql: words,
    ...extra,
  });
  const submit = async (...args: Parameters<typeof attempt>) => {
    const reply = await learning.submit(attempt(...args));
    if (reply.kind === 'refused') throw new Error(reply.code);
    return reply;
  };

  it('[M10] raises a stage with each first right answer and pays with the last', async () => {
    const first = await submit('w1', 'right');
    expect(first.progress).toEqual({
      lessonId: 'wells',
      solved: 1,
      of: 2,
      lessonComplete: false,
      reward: null,
    });
    const half = await town.cities.load(player.cityId);
    expect(half).toMatchObject({ founded: true, coins: 500, xp: 0, unlocked: [] });
    expect(half?.buildings.find(({ origin }) => origin === 'grant')).toMatchObject({
      kind: 'stepwell',
      stage: 1,
      stages: 2,
      x: null,
    });

    const last = await submit('w2', 'right');
    expect(last.progress).toMatchObject({ solved: 2, lessonComplete: true });
    expect(last.progress.reward).toEqual({ xp: 50, coins: 10, building: 'stepwell' });
    const city = await town.cities.load(player.cityId);
    expect(city).toMatchObject({ coins: 510, xp: 50, unlocked: ['stepwell'] });
    expect(city?.buildings.filter(({ origin }) => origin === 'grant')).toMatchObject([
      { stage: 2, stages: 2 },
    ]);
    expect(await ledgerOf(town, player.cityId)).toEqual({
      sum: 510,
      coins: 510,
      reasons: ['start', 'lesson'],
    });
  });

  it('[M10] counts wrong answers and founds nothing for them', async () => {
    expect((await submit('w1', 'wrong')).attemptsCounted).toBe(1);
    expect((await submit('w1', 'wrong')).attemptsCounted).toBe(2);
    expect((await submit('w1', 'broken')).progress).toMatchObject({ solved: 0, of: 2 });
    expect((await submit('w1', 'right')).attemptsCounted).toBe(3);
    expect((await learning.progressOf(player.playerId)).get('wells' as LessonId)).toEqual({
      solved: ['w1'],
      complete: false,
    });
  });

  it('[M10] founds no city for a wrong answer', async () => {
    await submit('w1', 'wrong');
    expect((await town.cities.load(player.cityId))?.founded).toBe(false);
  });

  it('[M11] pays once when two tabs finish a lesson at once, whichever exercises they bring', async () => {
    const replies = await Promise.all([
      submit('w1', 'right'),
      submit('w2', 'right'),
      submit('w2', 'right'),
      submit('w1', 'right'),
    ]);
    expect(replies.filter(({ progress }) => progress.reward !== null)).toHaveLength(1);
    expect(await ledgerOf(town, player.cityId)).toEqual({
      sum: 510,
      coins: 510,
      reasons: ['start', 'lesson'],
    });
  });

  it('[M12] answers a retry of an attempt with its first reply, and acts once a player', async () => {
    const order = attempt('b1', 'right');
    const replies = await Promise.all(Array.from({ length: 5 }, () => learning.submit(order)));
    for (const reply of replies) expect(reply).toEqual(replies[0]);
    expect(replies[0]).toMatchObject({ progress: { reward: { coins: 10 } }, attemptsCounted: 1 });
    expect(await learning.submit({ ...order, sql: 'wrong' })).toMatchObject({ code: 'command-reused' });
    const { playerId } = await town.newResident();
    expect(await learning.submit({ ...order, playerId })).toMatchObject({ attemptsCounted: 1 });
  });

  it('[M12] keeps nothing of what doesn’t count or wasn’t run', async () => {
    const busy = attempt('b1', 'busy');
    expect(await learning.submit(busy)).toMatchObject({ code: 'sandbox-busy' });
    expect(await learning.submit({ ...busy, sql: 'broken' })).toMatchObject({
      verdict: { kind: 'not-counted' },
    });
    expect(await learning.submit({ ...busy, sql: 'right' })).toMatchObject({ attemptsCounted: 1 });
  });

  it('[M12] keeps what no database can hold in a legible form', async () => {
    const order = attempt('b1', 'null \0 and half a pair \ud83d');
    const first = await learning.submit(order);
    expect(first).toMatchObject({ kind: 'graded', verdict: { kind: 'wrong' } });
    expect(await learning.submit(order)).toMatchObject({ kind: 'graded', attemptsCounted: 1 });
  });

  it('[M14] lets a lesson wait that would be one too many in an hour, and names the player', async () => {
    expect(await hasty.submit(attempt('b1', 'right'))).toMatchObject({ progress: { reward: { coins: 10 } } });
    expect(await hasty.submit(attempt('w1', 'right'))).toMatchObject({ progress: { solved: 1 } });
    const last = attempt('w2', 'right');
    expect(await hasty.submit(last)).toMatchObject({ kind: 'refused', code: 'rate-limited' });
    expect(tooFast).toEqual([player.playerId]);
    expect(await hasty.submit(attempt('b1', 'right'))).toMatchObject({ progress: { reward: null } });
    const anHourAgo = sql`clock_timestamp() - interval '61 minutes'`;
    await town.at(player.playerId, (db) =>
      sql`update learning.lesson_progress set completed_at = ${anHourAgo}`.execute(db),
    );
    expect(await hasty.submit(last)).toMatchObject({
      progress: { lessonComplete: true },
      attemptsCounted: 1,
    });
  });

  it('[M12] refuses an exercise that nobody teaches', async () => {
    expect(await learning.submit(attempt('nothing', 'right'))).toMatchObject({ code: 'not-found' });
  });

  it('[O3] counts a first right answer once towards the goal of the city where it was given', async () => {
    const { cityId: host } = player;
    await submit('b1', 'right', { cityId: host });
    player = await town.newResident();
    await submit('b1', 'right', { cityId: host });
    await submit('b1', 'right', { cityId: host });
    await settle();
    await settle();
    expect((await town.cities.load(host))?.goal).toEqual({ done: 2, target: 50 });
  });

  it('[M13] moves a guest’s progress into an account without paying for a lesson twice', async () => {
    const guest = player;
    await submit('w1', 'right');
    await submit('b1', 'right');
    player = await town.newResident();
    await submit('w2', 'right');
    await submit('b1', 'right');
    await learning.merge(guest.playerId, player.playerId);
    await learning.merge(guest.playerId, player.playerId);
    const progress = await learning.progressOf(player.playerId);
    expect(progress.get('wells' as LessonId)?.complete).toBe(true);
    expect(await ledgerOf(town, player.cityId)).toMatchObject({
      coins: 520,
      reasons: ['start', 'lesson', 'lesson'],
    });
    const city = await town.cities.load(player.cityId);
    expect(city?.buildings.filter(({ origin }) => origin === 'grant')).toHaveLength(2);
    expect((await learning.progressOf(guest.playerId)).size).toBe(0);
  });

  it('[C2] shows progress as it is now, in every process', async () => {
    const guest = player;
    expect(await shown(guest.playerId)).toBeUndefined();
    await submit('w1', 'wrong');
    expect(await shown(guest.playerId)).toEqual({ solved: [], complete: false });
    await submit('w1', 'right');
    expect(await shown(guest.playerId)).toEqual({ solved: ['w1'], complete: false });
    player = await town.newResident();
    expect(await shown(player.playerId)).toBeUndefined();
    await learning.merge(guest.playerId, player.playerId);
    expect(await shown(guest.playerId)).toBeUndefined();
    expect(await shown(player.playerId)).toEqual({ solved: ['w1'], complete: false });
  });

  it('copies the catalogue once for each content, and retires what is no longer taught', async () => {
    expect(await syncCatalogue(database.db, CHAPTERS, 'h1')).toBe(false);
    const shorter = [{ ...CHAPTERS[0]!, lessons: CHAPTERS[0]!.lessons.slice(0, 1) }];
    expect(await syncCatalogue(database.db, shorter, 'h2')).toBe(true);
    const { rows } = await sql<{ id: string; retired: boolean }>`
      select id, retired_at is not null as retired from catalogue.lessons order by id`.execute(database.db);
    expect(rows).toEqual([
      { id: 'books', retired: true },
      { id: 'wells', retired: false },
    ]);
  });
}
