import type { Cell, Column } from '@sqltown/shared/api';
import { type Connection, type FieldInfo, SqlError } from 'mariadb';
import { cellFrom, columnFrom } from '../../../engines/mariadb/columns.ts';
import { type Answer, writtenCell } from '../answer.ts';
import type { GoldenCase } from '../golden-case.ts';
import { statementsIn } from './statements.ts';

const DATABASE = 'golden';

/** What a MariaDB server says to a case, in an empty database. */
export async function askMariadb(connection: Connection, { setup, sql }: GoldenCase): Promise<Answer> {
  await connection.reset();
  const fresh = `DROP DATABASE IF EXISTS ${DATABASE}; CREATE DATABASE ${DATABASE}; USE ${DATABASE}; SET NAMES utf8mb4`;
  for (const statement of statementsIn(`${fresh}; ${setup}`)) await connection.query(statement);
  try {
    let answer: Answer = { kind: 'result', names: [], rows: [], count: 0 };
    for (const statement of statementsIn(sql)) answer = await ask(connection, statement);
    return answer;
  } catch (error) {
    if (!(error instanceof SqlError)) throw error;
    const { errno, sqlState, sqlMessage, message } = error;
    const text = `ERROR ${errno} (${sqlState}): ${sqlMessage ?? message}`;
    return { kind: 'error', code: String(errno), message: text, offset: undefined };
  }
}

/** What the driver gives: rows that carry their columns, or a count of rows touched. */
type Given = (Cell[][] & { readonly meta: readonly FieldInfo[] }) | { readonly affectedRows: number };

async function ask(connection: Connection, sql: string): Promise<Answer> {
  const given = await connection.query<Given>({
    sql,
    rowsAsArray: true,
    typeCast: cellFrom,
    checkDuplicate: false,
  });
  if (!Array.isArray(given)) return { kind: 'result', names: [], rows: [], count: given.affectedRows };
  const columns = given.meta.map(columnFrom);
  return {
    kind: 'result',
    names: columns.map(({ name }) => name),
    rows: given.map((row) => row.map((cell, i) => writtenCell(cell, typeAt(columns[i])))),
    count: given.length,
  };
}

/** MariaDB's JSON is text, which the column alone says to be JSON. */
function typeAt(column: Column | undefined): Column['type'] {
  return column && column.type !== 'json' ? column.type : 'text';
}
