import { randomUUID } from 'node:crypto';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLogger } from '#platform/logger/index.ts';
import { requireTestUrl } from '#platform/redis/test-url.ts';
import { openRedisGate, type RedisGate } from '../../testing/redis-gate.ts';
import { createBullQueue } from './bull-queue.ts';
import { type Job, type JobQueue, QueueUnavailable } from './job-queue.ts';
import { queueContract } from './queue.contract.ts';

const log = createLogger({ level: 'silent' });
const prefix = `test-${randomUUID()}`;
const PATIENT = { timeout: 30_000 } as const;
let redis: Redis;

const openAt = (url: string, options: { lockMs?: number; answerMs?: number } = {}): JobQueue =>
  createBullQueue({
    open: (wishes) => new Redis(url, wishes),
    log,
    prefix,
    backoffMs: 10,
    ...options,
  });

beforeAll(() => {
  redis = new Redis(requireTestUrl('SQLTOWN_TEST_REDIS_URL'));
});
afterAll(async () => {
  const keys = await redis.keys(`${prefix}:*`);
  if (keys.length > 0) await redis.del(...keys);
  redis.disconnect();
});

describe('the job queue on Bull', () => {
  queueContract((options) => Promise.resolve(openAt(requireTestUrl('SQLTOWN_TEST_REDIS_URL'), options)));

  it('[O8] leaves nothing of a done job behind', async () => {
    const queue = openAt(requireTestUrl('SQLTOWN_TEST_REDIS_URL'));
    let done = 0;
    queue.work('tidy', () => Promise.resolve(void (done += 1)));
    for (let n = 0; n < 20; n++) await queue.enqueue('tidy', { n }, { key: `k${n}` });
    await expect.poll(() => done, PATIENT).toBe(20);
    await queue.close();
    const left = await redis.keys(`${prefix}:tidy:*`);
    expect(left.filter((key) => !/:(id|stalled-check)$/.test(key))).toEqual([]);
  });
});

describe('the job queue on Bull while Redis is away', () => {
  let gate: RedisGate;
  let queue: JobQueue;

  const opened = async (answerMs?: number): Promise<void> => {
    gate = await openRedisGate(requireTestUrl('SQLTOWN_TEST_REDIS_URL'));
    queue = openAt(gate.url, answerMs === undefined ? {} : { answerMs });
  };
  const gathering = (name: string): Job[] => {
    const jobs: Job[] = [];
    queue.work(name, (job) => Promise.resolve(void jobs.push(job)));
    return jobs;
  };

  it('[O8] refuses a job at once, and works on by itself when Redis is back', async () => {
    await opened();
    const jobs = gathering('shut');
    await queue.enqueue('shut', { n: 1 });
    await expect.poll(() => jobs, PATIENT).toHaveLength(1);
    gate.shut();
    await expect
      .poll(() => queue.enqueue('shut', { n: 2 }).catch((error: unknown) => error), PATIENT)
      .toMatchObject({
        name: 'QueueUnavailable',
        message: expect.stringContaining('Redis is away') as string,
      });
    // What a restart of Redis forgets besides connections.
    await redis.script('FLUSH');
    gate.open();
    await expect.poll(() => queue.enqueue('shut', { n: 3 }).then(() => 'kept', String), PATIENT).toBe('kept');
    await expect.poll(() => jobs.at(-1)?.payload, PATIENT).toEqual({ n: 3 });
    await queue.close();
    await gate.close();
  });

  it('[O8] refuses a job that a hanging Redis doesn’t answer, and works on when it does again', async () => {
    await opened(300);
    const jobs = gathering('hung');
    await queue.enqueue('hung', { n: 1 });
    await expect.poll(() => jobs, PATIENT).toHaveLength(1);
    gate.hang();
    await expect(queue.enqueue('hung', { n: 2 })).rejects.toBeInstanceOf(QueueUnavailable);
    gate.open();
    // Whoever was refused gives it again: it may be done twice.
    await queue.enqueue('hung', { n: 2 });
    await expect
      .poll(() => jobs.filter(({ payload }) => payload['n'] === 2).length, PATIENT)
      .toBeGreaterThan(0);
    await queue.close();
    await gate.close();
  });

  it('[O8] closes while Redis is away, and while it hangs, with a job under way', async () => {
    for (const fault of ['shut', 'hang'] as const) {
      await opened(300);
      const begun = Promise.withResolvers<void>();
      const held = Promise.withResolvers<void>();
      const name = `close-${fault}`;
      queue.work(name, () => {
        begun.resolve();
        return held.promise;
      });
      queue.every(`${name}-schedule`, 50);
      await queue.enqueue(name, {});
      await begun.promise;
      gate[fault]();
      const closed = queue.close();
      held.resolve();
      await expect(closed).resolves.toBeUndefined();
      await gate.close();
    }
  });

  it('[O8] begins without Redis, and works when it comes', async () => {
    gate = await openRedisGate(requireTestUrl('SQLTOWN_TEST_REDIS_URL'));
    gate.shut();
    queue = openAt(gate.url, { answerMs: 100 });
    const jobs = gathering('later');
    await expect(queue.enqueue('later', {})).rejects.toThrow('Redis is away');
    gate.open();
    await expect
      .poll(() => queue.enqueue('later', {}, { key: 'one' }).then(() => 'kept', String), PATIENT)
      .toBe('kept');
    await expect.poll(() => jobs.length, PATIENT).toBeGreaterThan(0);
    await queue.close();
    await gate.close();
  });
});
