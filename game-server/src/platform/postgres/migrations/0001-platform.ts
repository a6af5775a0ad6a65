import { type Kysely, sql } from 'kysely';

/** Ids, the outbox and the job table. The epoch of the ids is 2026-01-01 UTC. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

/**
 * next_id: 41 bits of milliseconds, 10 of bucket, 12 of sequence. One sequence holds both the time and the
 * counter (time << 12 | counter) and only ever grows: it jumps ahead to the clock when the clock is ahead of it,
 * and counts on from where it was when the clock has stepped back or one millisecond gave out 4,096 ids. So no
 * value comes twice, whatever the clock does. The lock is held for the jump only, not to the transaction's end.
 */
const STATEMENTS = [
  `create schema platform`,
  `create sequence platform.id_clock as bigint minvalue 0 start 0`,
  `create function platform.clock_ms() returns bigint language sql volatile as
   $$ select (extract(epoch from clock_timestamp()) * 1000)::bigint - 1767225600000 $$`,
  `create function platform.next_id(bucket integer, clock_ms bigint default null) returns bigint
   language plpgsql volatile as $$
   declare
     now_ms bigint := coalesce(clock_ms, platform.clock_ms());
     tick bigint := nextval('platform.id_clock');
   begin
     if bucket not between 0 and 1023 then
       raise exception 'no such bucket: %', bucket;
     end if;
     if (tick >> 12) < now_ms then
       perform pg_advisory_lock(7155501, 1);
       begin
         tick := nextval('platform.id_clock');
         if (tick >> 12) < now_ms then
           tick := setval('platform.id_clock', now_ms << 12);
         end if;
       exception when others or query_canceled then
         perform pg_advisory_unlock(7155501, 1);
         raise;
       end;
       perform pg_advisory_unlock(7155501, 1);
     end if;
     return ((tick >> 12) << 22) | (bucket::bigint << 12) | (tick & 4095);
   end $$`,

  `create table platform.outbox (
     bucket smallint not null,
     id bigint not null,
     topic text not null,
     payload jsonb not null,
     created_at timestamptz not null default clock_timestamp(),
     handed_at timestamptz,
     settled_at timestamptz,
     primary key (bucket, id)
   )`,
  `create index outbox_open on platform.outbox (handed_at nulls first) where settled_at is null`,
  `create table platform.event_marks (
     consumer text not null,
     event_id bigint not null,
     marked_at timestamptz not null default clock_timestamp(),
     primary key (event_id, consumer)
   )`,

  `create table platform.jobs (
     id bigint generated always as identity primary key,
     queue text not null,
     key text,
     payload jsonb not null,
     run_at timestamptz not null default clock_timestamp(),
     attempts integer not null default 0,
     max_attempts integer not null check (max_attempts > 0),
     locked_until timestamptz,
     failed_at timestamptz,
     last_error text
   )`,
  `create index jobs_due on platform.jobs (queue, run_at) where failed_at is null`,
  `create unique index jobs_key on platform.jobs (queue, key) where failed_at is null`,
];
