import { type Connection, type FieldInfo, createConnection } from 'mariadb';
import { z } from 'zod';
import { type GeneratedDatabase, scriptOf } from '../generate/database.ts';
import { startMariadb } from '../../testbed/mariadb.ts';
import { floatDatum, numberDatum } from './datum.ts';
import type { Answer, Datum, Peer } from './peer.ts';

/** Every number as its text: only the column says which kind it is. */
const OPTIONS = {
  rowsAsArray: true,
  metaAsArray: true,
  typeCast: (column: FieldInfo) => column.string(),
} as const;

/** A private MariaDB, every generated database in one of its databases. */
export async function openMariadb(): Promise<Peer> {
  const server = await startMariadb();
  const connection = await createConnection({
    socketPath: server.socketPath,
    user: 'root',
    // Rows that an UPDATE changed, as the server's own client counts them.
    foundRows: false,
    // What the server itself takes for utf8mb4, so that literals and columns compare.
    collation: 'UTF8MB4_GENERAL_CI',
  });
  // Seconds: what a busy machine needs as well.
  await connection.query('SET SESSION max_statement_time = 120');
  let script: readonly string[] = [];
  const reload = async (): Promise<void> => {
    await connection.query('DROP DATABASE IF EXISTS town');
    await connection.query('CREATE DATABASE town');
    await connection.query('USE town');
    for (const statement of script) await connection.query(statement);
  };
  return {
    name: 'MariaDB',
    load: async (database: GeneratedDatabase) => {
      script = scriptOf(database, 'mariadb');
      await reload();
    },
    ask: async (sql) => answer(connection, sql),
    play: async (statements) => {
      const answers: Answer[] = [];
      for (const sql of statements) answers.push(await answer(connection, sql));
      await connection.query('ROLLBACK');
      await reload();
      return answers;
    },
    close: async () => {
      await connection.end();
      await server.stop();
    },
  };
}

const Changed = z.object({ affectedRows: z.int() });
const Rows = z.tuple([z.array(z.array(z.string().nullable())), z.array(z.custom<FieldInfo>())]);
const Complaint = z.object({
  errno: z.int(),
  sqlMessage: z.string().nullable(),
  sqlState: z.string().nullable(),
});

async function answer(connection: Connection, sql: string): Promise<Answer> {
  try {
    const result: unknown = await connection.query({ sql, ...OPTIONS });
    const changed = Changed.safeParse(Array.isArray(result) ? result[0] : result);
    if (changed.success) return { kind: 'changed', count: changed.data.affectedRows };
    const [rows, fields] = Rows.parse(result);
    return {
      kind: 'rows',
      columns: fields.map((field) => field.name()),
      rows: rows.map((row) => row.map((text, i) => datum(text, fields[i]))),
    };
  } catch (error) {
    const complaint = Complaint.safeParse(error);
    if (!complaint.success) throw error;
    return { kind: 'error', code: String(complaint.data.errno), message: complaint.data.sqlMessage ?? '' };
  }
}

const NUMBERS: ReadonlySet<string> = new Set([
  'TINY',
  'SHORT',
  'INT',
  'INT24',
  'BIGINT',
  'DECIMAL',
  'NEWDECIMAL',
  'OLDDECIMAL',
  'YEAR',
]);
const FLOATS: ReadonlySet<string> = new Set(['FLOAT', 'DOUBLE']);

function datum(text: string | null, field: FieldInfo | undefined): Datum {
  if (text === null) return null;
  const type = field?.type ?? '';
  if (NUMBERS.has(type)) return numberDatum(text);
  if (FLOATS.has(type)) return floatDatum(Number(text));
  return { kind: 'text', text };
}
