import { type Kysely, sql } from 'kysely';

/**
 * Attempts and progress, in the player's bucket. Attempts are one table for now: an attempt's id must be unique
 * over all months, which monthly partitions can't hold without a second table.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `create schema learning`,
  `create table learning.attempts (
     bucket smallint not null,
     player_id bigint not null,
     attempt_id text not null,
     exercise_id text not null,
     lesson_id text not null,
     dialect text not null,
     sql text not null,
     payload_hash text not null,
     passed boolean not null,
     reply jsonb not null,
     at timestamptz not null default clock_timestamp(),
     primary key (bucket, player_id, attempt_id)
   )`,
  `create index attempts_by_id on learning.attempts (attempt_id)`,
  `create table learning.exercise_progress (
     bucket smallint not null,
     player_id bigint not null,
     exercise_id text not null,
     lesson_id text not null,
     attempts integer not null check (attempts >= 0),
     solved_at timestamptz,
     solved_by text,
     primary key (bucket, player_id, exercise_id),
     check ((solved_at is null) = (solved_by is null))
   )`,
  `create index exercise_progress_by_lesson on learning.exercise_progress (bucket, player_id, lesson_id)`,
  `create table learning.lesson_progress (
     bucket smallint not null,
     player_id bigint not null,
     lesson_id text not null,
     city_id bigint not null,
     xp integer not null,
     coins integer not null,
     completed_at timestamptz not null default clock_timestamp(),
     primary key (bucket, player_id, lesson_id)
   )`,
];
