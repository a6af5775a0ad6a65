import { type Kysely, sql } from 'kysely';
import type { Schema } from '#platform/postgres/index.ts';
import { type DeadLetter, type JobPayload, TICK_KEY } from './job-queue.ts';

/** A job that this process has locked. `attempts` tells this lock from a later one. */
export type TakenJob = {
  readonly id: string;
  readonly payload: JobPayload;
  readonly attempts: number;
  readonly max_attempts: number;
};

export type NewJob = {
  readonly queue: string;
  readonly key: string | null;
  readonly payload: JobPayload;
  readonly delayMs: number;
  readonly maxAttempts: number;
};

/**
 * Every statement about jobs. All times are the database's. A lock is fenced by the attempt's number: who has lost it
 * to another process changes nothing any more.
 */
// One object of statements: its type is read off above.
// oxlint-disable-next-line typescript/explicit-function-return-type
export function createJobsTable(db: Kysely<Schema>, lockMs: number) {
  const lockEnd = sql`clock_timestamp() + make_interval(secs => ${lockMs / 1000})`;

  return {
    async insert({ queue, key, payload, delayMs, maxAttempts }: NewJob): Promise<void> {
      await sql`
        insert into platform.jobs (queue, key, payload, run_at, max_attempts)
        values (${queue}, ${key}, ${JSON.stringify(payload)}::jsonb,
                clock_timestamp() + make_interval(secs => ${delayMs / 1000}), ${maxAttempts})
        on conflict (queue, key) where failed_at is null do nothing`.execute(db);
    },

    /** Locks up to `count` jobs that are due, or whose process died. */
    async take(queue: string, count: number): Promise<TakenJob[]> {
      const { rows } = await sql<TakenJob>`
        update platform.jobs set attempts = attempts + 1, locked_until = ${lockEnd}
        where id in (
          select id from platform.jobs
          where queue = ${queue} and failed_at is null and run_at <= clock_timestamp()
            and (locked_until is null or locked_until < clock_timestamp())
          order by run_at limit ${count} for update skip locked)
        returning id, payload, attempts, max_attempts`.execute(db);
      return rows;
    },

    async renew(jobs: readonly TakenJob[]): Promise<void> {
      const held = JSON.stringify(jobs.map(({ id, attempts }) => ({ id, attempts })));
      await sql`
        update platform.jobs j set locked_until = ${lockEnd}
        from jsonb_to_recordset(${held}::jsonb) as held (id bigint, attempts integer)
        where j.id = held.id and j.attempts = held.attempts`.execute(db);
    },

    async finish({ id, attempts }: TakenJob): Promise<void> {
      await sql`delete from platform.jobs where id = ${id}::bigint and attempts = ${attempts}`.execute(db);
    },

    /** Lets it wait for its next try; `waitMs` null lays it aside as a dead letter. */
    async fail({ id, attempts }: TakenJob, error: string, waitMs: number | null): Promise<void> {
      await sql`
        update platform.jobs set locked_until = null, last_error = ${error},
          failed_at = case when ${waitMs === null} then clock_timestamp() end,
          run_at = clock_timestamp() + make_interval(secs => ${(waitMs ?? 0) / 1000})
        where id = ${id}::bigint and attempts = ${attempts}`.execute(db);
    },

    async deadLetters(queue: string): Promise<DeadLetter[]> {
      const { rows } = await sql<DeadLetter>`
        select id, payload, last_error as error from platform.jobs
        where queue = ${queue} and failed_at is not null order by id`.execute(db);
      return rows;
    },

    /** Enqueues the tick of the period that runs now, unless somebody has; the milliseconds until the next period. */
    async tick(queue: string, periodMs: number, maxAttempts: number): Promise<number> {
      const { rows } = await sql<{ wait_ms: number }>`
        with clock as (select (extract(epoch from clock_timestamp()) * 1000)::bigint as now_ms),
        period as (select now_ms, now_ms - now_ms % ${periodMs}::bigint as start_ms from clock),
        claimed as (
          insert into platform.job_schedules as s (queue, period_ms) select ${queue}, start_ms from period
          on conflict (queue) do update set period_ms = excluded.period_ms where s.period_ms < excluded.period_ms
          returning s.queue),
        ticked as (
          insert into platform.jobs (queue, key, payload, max_attempts)
          select queue, ${TICK_KEY}, '{}'::jsonb, ${maxAttempts}::integer from claimed
          on conflict (queue, key) where failed_at is null do nothing)
        select (start_ms + ${periodMs}::bigint - now_ms)::integer as wait_ms from period`.execute(db);
      return rows[0]?.wait_ms ?? periodMs;
    },
  };
}
