import type { Database as Connection, Sqlite3Static } from '@sqlite.org/sqlite-wasm';
import { ddlFor, insertsFor } from '@sqltown/content/grading';
import type { Database, DatabaseRef } from '../engine.ts';

/** Hidden datasets are fresh per attempt, so few of them are asked for twice. */
const MAX_GIVEN_IMAGES = 24;

/** A database as SQLite would write it to a file, and the schema that it holds. */
export type Image = { readonly bytes: Uint8Array; readonly database: Database };

/** Makes and keeps the images that every run starts from. */
export function createImages(sqlite3: Sqlite3Static, databases: readonly Database[]) {
  /** Without rows, by their DDL: making tables takes as long as filling them. */
  const empty = new Map<string, Uint8Array>();
  const preloaded = new Map(databases.map((database) => [database.schema.id, makeImage(database)]));
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
    const image = given.get(database.key) ?? makeImage(database);
    given.delete(database.key);
    given.set(database.key, image);
    const oldest = given.size > MAX_GIVEN_IMAGES ? given.keys().next().value : undefined;
    if (oldest !== undefined) given.delete(oldest);
    return image;
  }

  function makeImage(database: Database): Image {
    const ddl = ddlFor(database.schema, 'sqlite');
    const tables = empty.get(ddl) ?? imageWith(sqlite3, new sqlite3.oo1.DB(':memory:'), ddl);
    empty.set(ddl, tables);
    const inserts = insertsFor(database.schema, database.rows, 'sqlite');
    return { bytes: imageWith(sqlite3, openCopy(sqlite3, tables), inserts), database };
  }
}

/** A connection of its own on a copy of an image. */
export function openCopy({ oo1, capi, wasm }: Sqlite3Static, bytes: Uint8Array): Connection {
  const connection = new oo1.DB(':memory:');
  const copy = wasm.allocFromTypedArray(bytes);
  const flags = capi.SQLITE_DESERIALIZE_FREEONCLOSE | capi.SQLITE_DESERIALIZE_RESIZEABLE;
  const size = bytes.byteLength;
  connection.checkRc(capi.sqlite3_deserialize(connection.pointer as number, 'main', copy, size, size, flags));
  return connection;
}

/** What a connection holds after a script; closes it. */
function imageWith({ capi }: Sqlite3Static, connection: Connection, script: string): Uint8Array {
  try {
    connection.exec(`PRAGMA foreign_keys = OFF; BEGIN;\n${script}\nCOMMIT`);
    return capi.sqlite3_js_db_export(connection.pointer as number);
  } finally {
    connection.close();
  }
}
