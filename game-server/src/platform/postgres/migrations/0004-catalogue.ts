import { type Kysely, sql } from 'kysely';

/** What is taught, copied from the content's files at start, so that reports can name lessons in SQL. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `create schema catalogue`,
  `create table catalogue.chapters (id text primary key, title text not null, position integer not null)`,
  `create table catalogue.lessons (
     id text primary key,
     chapter_id text not null references catalogue.chapters (id),
     title text not null,
     building text not null,
     position integer not null,
     retired_at timestamptz
   )`,
  `create table catalogue.exercises (
     id text primary key,
     lesson_id text not null references catalogue.lessons (id),
     position integer not null,
     retired_at timestamptz
   )`,
  `create table catalogue.syncs (hash text primary key, synced_at timestamptz not null default clock_timestamp())`,
];
