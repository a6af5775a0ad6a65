import { PGlite } from '@electric-sql/pglite';
import sqlite from '@sqlite.org/sqlite-wasm';
import { ddlFor, insertsFor } from '@sqltown/content/grading';
import type { Dialect } from '@sqltown/shared/api';
import type { Database } from '../engines/engine.ts';

/** Answers a query and gives its rows as arrays. */
export type Bare = (sql: string) => Promise<unknown[]>;

/**
 * A warm engine with one database in it and nothing around: no thread, no fresh copy, no guard. What our own runs
 * cost is measured against it.
 */
export function openBare(dialect: Dialect, database: Database): Promise<Bare> {
  return dialect === 'sqlite' ? openSqlite(database) : openPostgresql(database);
}

async function openSqlite({ schema, rows }: Database): Promise<Bare> {
  const { oo1 } = await sqlite();
  const connection = new oo1.DB(':memory:');
  connection.exec(`${ddlFor(schema, 'sqlite')}\n${insertsFor(schema, rows, 'sqlite')}`);
  return (sql) => Promise.resolve(connection.exec({ sql, rowMode: 'array', returnValue: 'resultRows' }));
}

async function openPostgresql({ schema, rows }: Database): Promise<Bare> {
  const postgres = await PGlite.create();
  await postgres.exec(`${ddlFor(schema, 'postgresql')}\n${insertsFor(schema, rows, 'postgresql')}`);
  return async (sql) => (await postgres.query<unknown[]>(sql, [], { rowMode: 'array' })).rows;
}
