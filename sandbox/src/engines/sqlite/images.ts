import type { Sqlite3Static } from '@sqlite.org/sqlite-wasm';
import { ddlFor, insertsFor } from '@sqltown/content/grading';
import type { Database, DatabaseRef } from '../engine.ts';

/** Hidden datasets are fresh per attempt, so few of them are asked for twice. */
const MAX_GIVEN_IMAGES = 24;

/** A database as SQLite would write it to a file, and the schema that it holds. */
export type Image = { readonly bytes: Uint8Array; readonly database: Database };

/** Makes and keeps the images that every run starts from. */
export function createImages(sqlite3: Sqlite3Static, databases: readonly Database[]) {
  const preloaded = new Map(databases.map((database) => [database.schema.id, makeImage(sqlite3, database)]));
  const given = new Map<string, Image>();

  return {
    /** Throws for a preloaded name that the worker was not started with: the server checks names first. */
    of(reference: DatabaseRef): Image {
      if ('given' in reference) return imageOfGiven(reference.given);
      const image = preloaded.get(reference.preloaded);
      if (!image) throw new Error(`No database "${reference.preloaded}" in this worker`);
      return image;
    },
  };

  function imageOfGiven(database: Database): Image {
    const image = given.get(database.key) ?? makeImage(sqlite3, database);
    given.delete(database.key);
    given.set(database.key, image);
    const oldest = given.size > MAX_GIVEN_IMAGES ? given.keys().next().value : undefined;
    if (oldest !== undefined) given.delete(oldest);
    return image;
  }
}

function makeImage(sqlite3: Sqlite3Static, database: Database): Image {
  const connection = new sqlite3.oo1.DB(':memory:');
  try {
    connection.exec('PRAGMA foreign_keys = OFF; BEGIN');
    connection.exec(ddlFor(database.schema, 'sqlite'));
    connection.exec(`${insertsFor(database.schema, database.rows, 'sqlite')}\nCOMMIT`);
    return { bytes: sqlite3.capi.sqlite3_js_db_export(connection.pointer as number), database };
  } finally {
    connection.close();
  }
}
