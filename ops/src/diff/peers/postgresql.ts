import { Client, type FieldDef } from 'pg';
import { type GeneratedDatabase, scriptOf } from '../generate/database.ts';
import { startPostgres } from '../../testbed/index.ts';
import { floatDatum, numberDatum } from './datum.ts';
import type { Answer, Datum, Peer } from './peer.ts';

/** A private PostgreSQL in locale C. Everything happens in a transaction that is rolled back. */
export async function openPostgresql(): Promise<Peer> {
  const server = await startPostgres();
  const admin = new Client({ connectionString: server.url });
  await admin.connect();
  // Ordered by code points, and letters known beyond ASCII, as in the sandbox's own PostgreSQL.
  await admin.query("CREATE DATABASE town TEMPLATE template0 LC_COLLATE 'C' LC_CTYPE 'C.UTF-8'");
  await admin.end();
  const client = new Client({
    connectionString: server.url.replace(/\/postgres$/, '/town'),
    types: { getTypeParser: () => (text: string) => text },
  });
  await client.connect();
  // What a busy machine needs as well.
  await client.query("SET statement_timeout = '120s'");
  await client.query("SET intervalstyle = 'postgres'");
  const ask = async (sql: string): Promise<Answer> => {
    await client.query('SAVEPOINT asked');
    const given = await answer(client, sql);
    // What opens and closes transactions itself takes the savepoint with it.
    await client
      .query(given.kind === 'error' ? 'ROLLBACK TO SAVEPOINT asked' : 'RELEASE SAVEPOINT asked')
      .catch(() => undefined);
    return given;
  };
  return {
    name: 'PostgreSQL',
    load: async (database: GeneratedDatabase) => {
      await client.query('ROLLBACK');
      await client.query('BEGIN');
      for (const statement of scriptOf(database, 'postgresql')) await client.query(statement);
    },
    ask,
    play: async (statements) => {
      await client.query('SAVEPOINT played');
      const answers: Answer[] = [];
      for (const sql of statements) {
        // A transaction is open already: a part of it is taken back by savepoints alone.
        if (sql === 'BEGIN' || sql === 'COMMIT') answers.push({ kind: 'changed', count: 0 });
        else if (/^(SAVEPOINT|ROLLBACK TO)/.test(sql)) answers.push(await answer(client, sql));
        else answers.push(await ask(sql));
      }
      await client.query('ROLLBACK TO SAVEPOINT played');
      return answers;
    },
    close: async () => {
      await client.end();
      await server.stop();
    },
  };
}

async function answer(client: Client, sql: string): Promise<Answer> {
  try {
    const result = await client.query<(string | null)[]>({ text: sql, rowMode: 'array' });
    if (result.fields.length === 0) return { kind: 'changed', count: result.rowCount ?? 0 };
    return {
      kind: 'rows',
      columns: result.fields.map(({ name }) => name),
      rows: result.rows.map((row) => row.map((text, i) => datum(text, result.fields[i]))),
    };
  } catch (error) {
    const { code = '', message } = error as { code?: string; message: string };
    return { kind: 'error', code, message };
  }
}

const NUMBERS = new Set([20, 21, 23, 1700]);
const FLOATS = new Set([700, 701]);

function datum(text: string | null, field: FieldDef | undefined): Datum {
  if (text === null) return null;
  const type = field?.dataTypeID ?? 0;
  if (type === 16) return { kind: 'boolean', text: text === 't' ? 'true' : 'false' };
  if (NUMBERS.has(type)) return numberDatum(text);
  if (FLOATS.has(type)) return floatDatum(Number(text));
  return { kind: 'text', text };
}
