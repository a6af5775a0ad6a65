import { type Answer as Answered, type Session, dialectOf, openSession } from '@sqltown/sandbox/interpreter';
import type { Cell, Column } from '@sqltown/shared/api';
import type { DiffDialect } from '../dialect.ts';
import { type GeneratedDatabase, scriptOf } from '../generate/database.ts';
import { floatDatum, numberDatum } from './datum.ts';
import type { Answer, Datum, Peer } from './peer.ts';

/** The interpreter, in this process: each question in a session of its own on the loaded state. */
export function openInterpreter(dialect: DiffDialect): Peer {
  let state = openSession({ dialect: dialectOf(dialect) }).state;
  const ask = (session: Session, sql: string): Answer => {
    try {
      return answerOf(session.run(sql, { rows: Number.MAX_SAFE_INTEGER }), dialect);
    } catch (error) {
      // A broken promise of the interpreter's: different from whatever the real one answers.
      return {
        kind: 'error',
        code: 'THREW',
        message: error instanceof Error ? String(error.stack) : String(error),
      };
    }
  };
  return {
    name: 'the interpreter',
    load: async (database: GeneratedDatabase) => {
      const session = openSession({ dialect: dialectOf(dialect) });
      for (const statement of scriptOf(database, dialect)) {
        const answer = ask(session, statement);
        if (answer.kind !== 'changed') throw new Error(`${statement}: ${JSON.stringify(answer)}`);
      }
      state = session.state;
    },
    ask: async (sql) => ask(openSession({ dialect: dialectOf(dialect), state }), sql),
    play: async (statements) => {
      const session = openSession({ dialect: dialectOf(dialect), state });
      return statements.map((sql) => ask(session, sql));
    },
    close: async () => undefined,
  };
}

function answerOf(outcome: Answered, dialect: DiffDialect): Answer {
  switch (outcome.kind) {
    case 'error': {
      const { code, message } = outcome.error;
      return { kind: 'error', code: dialect === 'sqlite' ? message : code, message };
    }
    case 'unsupported':
      return { kind: 'unsupported', what: outcome.error.message };
    case 'rows': {
      const result = outcome.results.at(-1);
      if (result === undefined || result.columns.length === 0)
        return { kind: 'changed', count: result?.rowCount ?? 0 };
      return {
        kind: 'rows',
        columns: result.columns.map(({ name }) => name),
        rows: result.rows.map((row) => row.map((cell, i) => datumOf(cell, result.columns[i], dialect))),
      };
    }
    default:
      return { kind: 'stopped' };
  }
}

/** SQLite's values know their type, its columns don't. */
function isFloat(cell: number, column: Column | undefined, dialect: DiffDialect): boolean {
  return !Number.isInteger(cell) || (dialect !== 'sqlite' && column?.type === 'float');
}

function datumOf(cell: Cell, column: Column | undefined, dialect: DiffDialect): Datum {
  if (cell === null) return null;
  if (typeof cell === 'string') return { kind: 'text', text: cell };
  if (typeof cell === 'boolean') return { kind: 'boolean', text: String(cell) };
  if (typeof cell === 'number')
    return isFloat(cell, column, dialect) ? floatDatum(cell) : numberDatum(String(cell));
  if ('int' in cell) return numberDatum(cell.int);
  if ('decimal' in cell) return numberDatum(cell.decimal);
  return { kind: 'blob', text: cell.blob };
}
