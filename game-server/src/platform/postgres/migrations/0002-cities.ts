import { type Kysely, sql } from 'kysely';

/** What is written about cities. `bucket` is first in every key, so that a bucket can move to another shard. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const OF_CITY = `foreign key (bucket, city_id) references cities.cities (bucket, id) on delete cascade`;

const STATEMENTS = [
  `create schema cities`,
  `create table cities.cities (
     bucket smallint not null,
     id bigint not null,
     owner_id bigint not null,
     coins integer not null constraint cities_coins_not_negative check (coins >= 0),
     xp integer not null check (xp >= 0),
     version integer not null,
     epoch integer not null,
     unlocked text[] not null default '{}',
     goal_done integer not null default 0,
     goal_target integer not null default 50,
     founded_at timestamptz not null default clock_timestamp(),
     primary key (bucket, id)
   )`,
  `create table cities.city_members (
     bucket smallint not null,
     city_id bigint not null,
     player_id bigint not null,
     role text not null check (role in ('owner', 'builder', 'visitor')),
     joined_at timestamptz not null default clock_timestamp(),
     primary key (bucket, city_id, player_id),
     ${OF_CITY}
   )`,
  `create table cities.city_buildings (
     bucket smallint not null,
     id bigint not null,
     city_id bigint not null,
     kind text not null,
     origin text not null check (origin in ('start', 'grant', 'build')),
     lesson_id text,
     x integer,
     y integer,
     level integer not null default 1,
     stage integer not null,
     stages integer not null,
     version integer not null,
     removed_version integer,
     primary key (bucket, id),
     check ((x is null) = (y is null)),
     check (stage between 0 and stages and stages > 0),
     check ((origin = 'grant') = (lesson_id is not null)),
     ${OF_CITY}
   )`,
  `create index city_buildings_changed on cities.city_buildings (bucket, city_id, version)`,
  `create unique index city_buildings_tile on cities.city_buildings (bucket, city_id, x, y)
     where removed_version is null and x is not null`,
  `create unique index city_buildings_lesson on cities.city_buildings (bucket, city_id, lesson_id)
     where lesson_id is not null`,
  `create unique index city_buildings_start on cities.city_buildings (bucket, city_id) where origin = 'start'`,

  `create table cities.city_ledger (
     bucket smallint not null,
     city_id bigint not null,
     version integer not null,
     delta integer not null,
     balance integer not null check (balance >= 0),
     reason text not null check (reason in ('start', 'place', 'demolish', 'undo', 'lesson')),
     player_id bigint not null,
     building_id bigint,
     at timestamptz not null default clock_timestamp(),
     primary key (bucket, city_id, version),
     ${OF_CITY}
   )`,
  `create function cities.refuse_ledger_change() returns trigger language plpgsql as
   $$ begin raise exception 'the ledger is append-only'; end $$`,
  `create trigger city_ledger_append_only before update on cities.city_ledger
     for each statement execute function cities.refuse_ledger_change()`,

  `create table cities.city_commands (
     bucket smallint not null,
     city_id bigint not null,
     command_id text not null,
     player_id bigint not null,
     type text not null check (type in ('place', 'move', 'demolish', 'undo')),
     payload_hash text not null,
     version integer not null,
     delta integer not null,
     building_id bigint not null,
     before_x integer,
     before_y integer,
     reply jsonb not null,
     at timestamptz not null default clock_timestamp(),
     primary key (bucket, city_id, command_id),
     ${OF_CITY}
   )`,
  `create index city_commands_by_player on cities.city_commands (bucket, city_id, player_id, version desc)`,
  `create table cities.city_leases (
     bucket smallint not null,
     city_id bigint not null,
     epoch integer not null,
     process_id text,
     room_id text,
     address text,
     draining boolean not null default false,
     expires_at timestamptz not null,
     primary key (bucket, city_id)
   )`,
  `create table cities.city_contributions (
     bucket smallint not null,
     city_id bigint not null,
     player_id bigint not null,
     exercise_id text not null,
     event_id bigint not null,
     at timestamptz not null default clock_timestamp(),
     primary key (bucket, city_id, player_id, exercise_id),
     ${OF_CITY}
   )`,
];
