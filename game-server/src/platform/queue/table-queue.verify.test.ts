import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createLogger } from '#platform/logger/index.ts';
import type { Database } from '#platform/postgres/index.ts';
import { openServer } from '#platform/postgres/test-database.ts';
import { type OpenQueue, queueContract } from './queue.contract.ts';
import { createTableQueue } from './table-queue.ts';

let database: Database;
const log = createLogger({ level: 'silent' });
const open: OpenQueue = (options) =>
  Promise.resolve(createTableQueue({ db: database.db, log, pollMs: 20, backoffMs: 10, ...options }));

beforeAll(async () => {
  database = await openServer();
});
afterAll(() => database.close());

queueContract(open);

it('[O6] takes over a job whose process died', async () => {
  await sql`insert into platform.jobs (queue, payload, attempts, max_attempts, locked_until)
    values ('orphan', '{}', 1, 5, clock_timestamp() - interval '1 second')`.execute(database.db);
  const queue = await open();
  const attempts: number[] = [];
  queue.work('orphan', ({ attempt }) => Promise.resolve(void attempts.push(attempt)));
  await expect.poll(() => attempts).toEqual([2]);
  await queue.close();
});

it('[O6] lays a job aside that no process survives', async () => {
  await sql`insert into platform.jobs (queue, payload, attempts, max_attempts, locked_until)
    values ('deadly', '{}', 3, 3, clock_timestamp() - interval '1 second')`.execute(database.db);
  const queue = await open();
  const attempts: number[] = [];
  queue.work('deadly', ({ attempt }) => Promise.resolve(void attempts.push(attempt)));
  await expect
    .poll(() => queue.deadLetters('deadly'))
    .toMatchObject([{ error: expect.stringContaining('died at every try') as string }]);
  await queue.close();
  expect(attempts).toEqual([]);
});
