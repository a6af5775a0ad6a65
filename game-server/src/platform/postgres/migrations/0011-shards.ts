import { type Kysely, sql } from 'kysely';

/**
 * Buckets on several databases. Every database has all the tables; which of them are used follows from its part.
 * On the global one: the directory. On each shard: fences, which say what may be written there.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const SHARDED = [
  'cities.cities',
  'cities.city_members',
  'cities.city_buildings',
  'cities.city_ledger',
  'cities.city_commands',
  'cities.city_leases',
  'cities.city_contributions',
  'learning.attempts',
  'learning.exercise_progress',
  'learning.lesson_progress',
  'platform.outbox',
  'platform.event_marks',
];

/**
 * refuse_unheld runs before every write of a row that has a bucket, so that no statement can forget it. It takes the
 * bucket's advisory lock, shared: whoever closes a bucket takes it alone, and so waits for the writes under way.
 * It looks after it has the lock, with a new snapshot: what was closed meanwhile is seen. Replication workers don't
 * fire it (session_replication_role = replica): a bucket arrives while it is closed to everyone else.
 *
 * SQ001 is ours: "this bucket isn't written (or read) here now".
 */
const STATEMENTS = [
  `create table platform.identity (
     one boolean primary key default true check (one),
     database_id uuid not null default gen_random_uuid()
   )`,
  `insert into platform.identity default values`,
  `create table platform.shards (
     id smallint primary key,
     database_id uuid not null unique,
     joined_at timestamptz not null default clock_timestamp()
   )`,
  `create table platform.buckets (
     bucket smallint primary key check (bucket between 0 and 1023),
     shard_id smallint not null references platform.shards (id),
     epoch integer not null check (epoch > 0),
     state text not null check (state in ('settled', 'moving'))
   )`,
  `create table platform.bucket_moves (
     bucket smallint primary key references platform.buckets (bucket),
     source_id smallint not null references platform.shards (id),
     target_id smallint not null references platform.shards (id),
     epoch integer not null,
     step text not null check (step in ('copying', 'closing', 'opening', 'cleaning')),
     began_at timestamptz not null default clock_timestamp(),
     check (source_id <> target_id)
   )`,
  `create table platform.bucket_fences (
     bucket smallint primary key check (bucket between 0 and 1023),
     epoch integer not null check (epoch > 0),
     state text not null check (state in ('open', 'moving', 'arriving', 'away'))
   )`,
  `create table platform.move_marks (
     bucket smallint not null,
     mark uuid not null,
     primary key (bucket, mark)
   )`,

  // A database that holds rows already holds every bucket: it was the only one.
  `insert into platform.bucket_fences
   select n, 1, 'open' from generate_series(0, 1023) n
   where exists (select from cities.city_leases) or exists (select from learning.attempts)
      or exists (select from platform.outbox)`,

  `create function platform.require_held(at_bucket integer) returns boolean language plpgsql stable as
   $$ begin
     if exists (select from platform.bucket_fences f where f.bucket = at_bucket and f.state in ('open', 'moving')) then
       return true;
     end if;
     raise exception 'bucket % is not held here', at_bucket using errcode = 'SQ001';
   end $$`,
  `create function platform.refuse_unheld() returns trigger language plpgsql as
   $$ declare
     at_bucket smallint := case tg_op when 'DELETE' then old.bucket else new.bucket end;
   begin
     perform pg_advisory_xact_lock_shared(7155502, at_bucket);
     if not exists (select from platform.bucket_fences f where f.bucket = at_bucket and f.state = 'open') then
       raise exception 'bucket % takes no writes here', at_bucket using errcode = 'SQ001';
     end if;
     return case tg_op when 'DELETE' then old else new end;
   end $$`,
  `create procedure platform.fence(sharded regclass) language plpgsql as
   $$ begin
     execute format('create trigger fence before insert or update or delete on %s
       for each row execute function platform.refuse_unheld()', sharded);
   end $$`,

  // A mark lives where its effect is. A program of before marks without a bucket: then it is the event's.
  `alter table platform.event_marks add column bucket smallint`,
  `update platform.event_marks m set bucket = (coalesce(
     (select (o.payload ->> 'cityId')::bigint from platform.outbox o where o.id = m.event_id), m.event_id) >> 12) & 1023`,
  `alter table platform.event_marks drop constraint event_marks_pkey, add primary key (bucket, event_id, consumer)`,
  `create unique index event_marks_once on platform.event_marks (event_id, consumer)`,
  `create function platform.bucket_of_mark() returns trigger language plpgsql as
   $$ begin
     new.bucket := coalesce(new.bucket, (new.event_id >> 12) & 1023);
     return new;
   end $$`,
  `create trigger bucket_of_mark before insert on platform.event_marks
     for each row execute function platform.bucket_of_mark()`,
  // Which consumers have acted on an event, wherever their marks are.
  `alter table platform.outbox add column done text[] not null default '{}'`,

  ...SHARDED.map((table) => `call platform.fence('${table}')`),
];
