import {
  type DatasetRows,
  type DatasetSchema,
  type GradedExercise,
  PRINTERS,
  ddlFor,
} from '@sqltown/content/grading';
import sqlite3InitModule, {
  type Database,
  type PreparedStatement,
  type Sqlite3Static,
} from '@sqlite.org/sqlite-wasm';
import type { ResultSet } from '@sqltown/shared/api';
import { columnsOf, readRow, refineTypes } from '../engines/sqlite/columns.ts';
import { compareResults } from '../grader/compare.ts';
import { parse } from '../interpreter/parser/parse.ts';
import type { Statement } from '../interpreter/tree/statements.ts';
import { type SmallWorld, smallWorldOf } from './small-world.ts';

/** Databases that one search may go through: some seconds. */
const MAX_DATABASES = 60_000;

export type Equivalence =
  /** No database of the small world tells them apart. */
  | { readonly kind: 'equivalent'; readonly searched: number; readonly rowsATable: number }
  | { readonly kind: 'different'; readonly rows: DatasetRows }
  /** The small world is larger than the search may be: nothing is said. */
  | { readonly kind: 'undecided' };

export type EquivalenceQuestion = {
  readonly exercise: Pick<GradedExercise, 'orderBy' | 'columnNames'>;
  readonly schema: DatasetSchema;
  readonly solution: string;
  readonly mutant: string;
  readonly mostDatabases?: number | undefined;
};

/**
 * Looks for a database on which the grader would tell two SQLite queries apart, through all databases of up to
 * a few rows a table over the queries' constants, their neighbours and NULL, within the schema's constraints.
 */
export async function searchForDifference(question: EquivalenceQuestion): Promise<Equivalence> {
  const statements = [question.solution, question.mutant].map(statementOf);
  const world = smallWorldOf(statements, question.schema, question.mostDatabases ?? MAX_DATABASES);
  if (!world) return { kind: 'undecided' };
  const sqlite3 = await sqlite3InitModule();
  const connection = new sqlite3.oo1.DB(':memory:');
  try {
    return searchThrough(world, sqlite3, connection, question);
  } finally {
    connection.close();
  }
}

function statementOf(sql: string): Statement {
  const parsed = parse(sql, 'sqlite');
  const [statement] = parsed.kind === 'parsed' ? parsed.statements : [];
  if (!statement) throw new Error(`Not read as SQL: ${sql}`);
  return statement;
}

function searchThrough(
  world: SmallWorld,
  sqlite3: Sqlite3Static,
  connection: Database,
  { exercise, solution, mutant }: EquivalenceQuestion,
): Equivalence {
  connection.exec(`PRAGMA foreign_keys = OFF; ${ddlFor(world.schema, 'sqlite')}`);
  const fill = preparedFill(world, connection);
  const queries = [solution, mutant].map((sql) => connection.prepare(sql));
  try {
    let searched = 0;
    for (const rows of world.databases()) {
      searched += 1;
      fill.with(rows);
      const [expected, actual] = queries.map((query) => answerOf(sqlite3, query));
      if (!expected) throw new Error(`A solution does not run: ${solution}`);
      if (!actual || compareResults(expected, actual, exercise).kind === 'different')
        return { kind: 'different', rows };
    }
    return { kind: 'equivalent', searched, rowsATable: world.rowsATable };
  } finally {
    for (const query of queries) query.finalize();
    fill.end();
  }
}

/** Puts other rows in the place of those that are there. */
function preparedFill({ schema }: SmallWorld, connection: Database) {
  const tables = schema.tables.map(({ name, columns }) => ({
    name,
    clear: connection.prepare(`DELETE FROM ${name}`),
    insert: connection.prepare(`INSERT INTO ${name} VALUES (${columns.map(() => '?').join(', ')})`),
  }));
  return {
    with(rows: DatasetRows): void {
      for (const { name, clear, insert } of tables) {
        clear.stepReset();
        for (const row of rows[name] ?? []) insert.bind(row.map(bindable)).stepReset();
      }
    },
    end(): void {
      for (const { clear, insert } of tables) {
        clear.finalize();
        insert.finalize();
      }
    },
  };
}

function bindable(value: string | number | boolean | null): string | number | null {
  return typeof value === 'boolean' ? Number(PRINTERS.sqlite.truth(value)) : value;
}

/** Null when the query stops with an error on these rows. */
function answerOf(sqlite3: Sqlite3Static, query: PreparedStatement): ResultSet | null {
  const { capi } = sqlite3;
  const statement = query.pointer as number;
  try {
    const columns = columnsOf(sqlite3, statement);
    const rows: ResultSet['rows'] = [];
    let step: number = capi.sqlite3_step(statement);
    while (step === capi.SQLITE_ROW) {
      rows.push(readRow(sqlite3, statement, columns.length));
      step = capi.sqlite3_step(statement);
    }
    if (step !== capi.SQLITE_DONE) return null;
    return {
      columns: refineTypes(columns, rows),
      rows,
      rowCount: rows.length,
      truncated: false,
      command: 'SELECT',
    };
  } finally {
    capi.sqlite3_reset(statement);
  }
}
