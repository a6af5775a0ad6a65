import { type Kysely, sql } from 'kysely';

/** Who plays. The first three tables and user_verifications are better-auth's, under our names and ids. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const OF_USER = 'bigint not null references accounts.users (id) on delete cascade';

const STATEMENTS = [
  `create schema accounts`,
  `create table accounts.users (
     id bigint primary key,
     name text not null,
     email text not null unique,
     email_verified boolean not null default false,
     image text,
     username text constraint users_username_taken unique,
     is_anonymous boolean not null default false,
     created_at timestamptz not null default clock_timestamp(),
     updated_at timestamptz not null default clock_timestamp()
   )`,
  `create table accounts.user_profiles (
     player_id bigint primary key references accounts.users (id) on delete cascade,
     bucket smallint not null,
     home_city_id bigint not null unique,
     roles text[] not null default '{student}',
     banned_at timestamptz,
     ban_reason text,
     last_seen_at timestamptz not null default clock_timestamp()
   )`,
  `create index user_profiles_last_seen on accounts.user_profiles (last_seen_at)`,
  `create table accounts.user_sessions (
     id text primary key,
     token text not null unique,
     user_id ${OF_USER},
     expires_at timestamptz not null,
     ip_address text,
     user_agent text,
     created_at timestamptz not null default clock_timestamp(),
     updated_at timestamptz not null default clock_timestamp()
   )`,
  `create index user_sessions_user on accounts.user_sessions (user_id)`,
  `create table accounts.user_identities (
     id text primary key,
     account_id text not null,
     provider_id text not null,
     user_id ${OF_USER},
     access_token text,
     refresh_token text,
     id_token text,
     access_token_expires_at timestamptz,
     refresh_token_expires_at timestamptz,
     scope text,
     password text,
     created_at timestamptz not null default clock_timestamp(),
     updated_at timestamptz not null default clock_timestamp(),
     unique (provider_id, account_id)
   )`,
  `create index user_identities_user on accounts.user_identities (user_id)`,
  `create table accounts.user_verifications (
     id text primary key,
     identifier text not null,
     value text not null,
     expires_at timestamptz not null,
     created_at timestamptz not null default clock_timestamp(),
     updated_at timestamptz not null default clock_timestamp()
   )`,
  `create table accounts.recovery_codes (
     player_id ${OF_USER},
     code_hash text not null,
     used_at timestamptz,
     primary key (player_id, code_hash)
   )`,
  `create table accounts.user_consents (
     player_id ${OF_USER},
     consent text not null,
     given_at timestamptz not null default clock_timestamp(),
     primary key (player_id, consent)
   )`,

  `create schema trust`,
  `create table trust.content_reports (
     id bigint primary key,
     reporter_id bigint not null,
     subject_id bigint not null,
     city_id bigint,
     reason text not null,
     words text,
     created_at timestamptz not null default clock_timestamp(),
     resolved_at timestamptz
   )`,
  `create index content_reports_open on trust.content_reports (created_at) where resolved_at is null`,
];
