import { PGlite } from '@electric-sql/pglite';
import sqlite from '@sqlite.org/sqlite-wasm';
import { ddlFor, insertsFor } from '@sqltown/content/grading';
import type { EngineDialect } from '@sqltown/shared/api';
import { createConnection } from 'mariadb';
import { Client } from 'pg';
import type { Database } from '../engines/engine.ts';

/** Answers a query and gives its rows as arrays. */
export type Bare = (sql: string) => Promise<unknown[]>;

/**
 * A warm engine with one database in it and nothing around: no thread, no fresh copy, no guard. What our own runs
 * cost is measured against it. On a server it is a session that stays open.
 */
export function openBare(dialect: EngineDialect, database: Database, server: string): Promise<Bare> {
  if (dialect === 'sqlite') return openSqlite(database);
  if (dialect === 'mariadb') return openMariadb(database, server);
  return server === '' ? openPglite(database) : openPostgresql(database, server);
}

const scriptFor = ({ schema, rows }: Database, dialect: EngineDialect): string =>
  `${ddlFor(schema, dialect)}\n${insertsFor(schema, rows, dialect)}`;

async function openSqlite(database: Database): Promise<Bare> {
  const { oo1 } = await sqlite();
  const connection = new oo1.DB(':memory:');
  connection.exec(scriptFor(database, 'sqlite'));
  return (sql) => Promise.resolve(connection.exec({ sql, rowMode: 'array', returnValue: 'resultRows' }));
}

async function openPglite(database: Database): Promise<Bare> {
  const postgres = await PGlite.create();
  await postgres.exec(scriptFor(database, 'postgresql'));
  return async (sql) => (await postgres.query<unknown[]>(sql, [], { rowMode: 'array' })).rows;
}

async function openPostgresql(database: Database, server: string): Promise<Bare> {
  const client = new Client({ connectionString: server });
  await client.connect();
  await client.query(`DROP SCHEMA IF EXISTS bare CASCADE; CREATE SCHEMA bare; SET search_path = bare`);
  await client.query(scriptFor(database, 'postgresql'));
  return async (text) => (await client.query<unknown[]>({ text, rowMode: 'array' })).rows;
}

async function openMariadb(database: Database, server: string): Promise<Bare> {
  const connection = await createConnection({ ...urlParts(server), multipleStatements: true });
  await connection.query('DROP DATABASE IF EXISTS bare; CREATE DATABASE bare; USE bare');
  await connection.query(scriptFor(database, 'mariadb'));
  return (sql) => connection.query<unknown[]>({ sql, rowsAsArray: true });
}

function urlParts(server: string) {
  const { hostname: host, port, username: user } = new URL(server);
  return { host, port: Number(port), user };
}
