import { type Kysely, sql } from 'kysely';

/** One row a schedule: the start of the period that was last ticked, in milliseconds since 1970. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table platform.job_schedules (queue text primary key, period_ms bigint not null)`.execute(
    db,
  );
}
