import type { PublicChapter } from '@sqltown/content/public';
import { sql } from 'kysely';
import type { Db } from '#platform/postgres/index.ts';

/**
 * Copies what is taught into the catalogue's tables, unless this very content was the last to be copied.
 * What is no longer taught is retired, not deleted: progress refers to it.
 * @returns whether anything was copied.
 */
export function syncCatalogue(db: Db, chapters: readonly PublicChapter[], hash: string): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    await sql`lock table catalogue.syncs in exclusive mode`.execute(tx);
    const last = await tx
      .selectFrom('catalogue.syncs')
      .select('hash')
      .orderBy('synced_at', 'desc')
      .limit(1)
      .executeTakeFirst();
    if (last?.hash === hash) return false;
    await copy(tx, chapters);
    await sql`insert into catalogue.syncs (hash) values (${hash})
      on conflict (hash) do update set synced_at = clock_timestamp()`.execute(tx);
    return true;
  });
}

async function copy(tx: Db, chapters: readonly PublicChapter[]): Promise<void> {
  const lessons = chapters.flatMap((chapter) =>
    chapter.lessons.map(({ id, title, building }, position) => ({
      id,
      chapter_id: chapter.id,
      title,
      building,
      position,
    })),
  );
  const exercises = chapters.flatMap((chapter) =>
    chapter.lessons.flatMap((lesson) =>
      lesson.exercises.map(({ id }, position) => ({ id, lesson_id: lesson.id, position })),
    ),
  );
  await sql`
    insert into catalogue.chapters (id, title, position)
    select id, title, position from jsonb_to_recordset(${asJson(
      chapters.map(({ id, title }, position) => ({ id, title, position })),
    )}) as c (id text, title text, position integer)
    on conflict (id) do update set title = excluded.title, position = excluded.position`.execute(tx);
  await sql`
    insert into catalogue.lessons (id, chapter_id, title, building, position)
    select id, chapter_id, title, building, position from jsonb_to_recordset(${asJson(lessons)})
      as l (id text, chapter_id text, title text, building text, position integer)
    on conflict (id) do update set chapter_id = excluded.chapter_id, title = excluded.title,
      building = excluded.building, position = excluded.position, retired_at = null`.execute(tx);
  await sql`
    insert into catalogue.exercises (id, lesson_id, position)
    select id, lesson_id, position from jsonb_to_recordset(${asJson(exercises)})
      as e (id text, lesson_id text, position integer)
    on conflict (id) do update set lesson_id = excluded.lesson_id, position = excluded.position,
      retired_at = null`.execute(tx);
  await retire(tx, 'catalogue.lessons', lessons);
  await retire(tx, 'catalogue.exercises', exercises);
}

async function retire(tx: Db, table: string, taught: readonly { id: string }[]): Promise<void> {
  const ids = JSON.stringify(taught.map(({ id }) => id));
  await sql`
    update ${sql.table(table)} set retired_at = clock_timestamp()
    where retired_at is null and not ${ids}::jsonb ? id`.execute(tx);
}

function asJson(rows: readonly object[]) {
  return sql`${JSON.stringify(rows)}::jsonb`;
}
