import type { Database as Connection, Sqlite3Static } from '@sqlite.org/sqlite-wasm';
import type { EngineLabel, Outcome } from '@sqltown/shared/api';
import { type ResultSink, createResultSink } from '../../results/result-sink.ts';
import { explainError } from '../../sql/explain-error.ts';
import type { Engine, EngineSetup, Execution } from '../engine.ts';
import { withFixedClock } from '../fixed-clock.ts';
import { commandOf } from '../../sql/command.ts';
import { MAX_STATEMENTS, stopped, tooManyStatements } from '../stops.ts';
import { complaintOf, outcomeOf } from './complaints.ts';
import { columnsOf, readRow, refineTypes } from './columns.ts';
import { guard } from './guard.ts';
import { type Image, createImages, openCopy } from './images.ts';
import { fixRandom } from './random.ts';

/** SQLite stops itself a little before the watchdog would end its thread. */
const SHARE_OF_WALL = 0.9;
const POINTER_BYTES = 8;

/** Opens the official SQLite build: each execution gets a new connection on a copy of its image. */
export async function openSqliteEngine({ databases }: Pick<EngineSetup, 'databases'>): Promise<Engine> {
  let sqlite3 = await load();
  let images = createImages(sqlite3, databases);
  const label: EngineLabel = {
    dialect: 'sqlite',
    name: 'SQLite',
    version: sqlite3.capi.sqlite3_libversion(),
    real: true,
  };
  return {
    label,
    execute: (execution) => withFixedClock(() => execute(execution)),
    settled: () => null,
    close: async () => undefined,
  };

  async function execute(execution: Execution): Promise<Outcome> {
    const startedAt = performance.now();
    const elapsedMs = () => performance.now() - startedAt;
    try {
      const outcome = runOnCopy(sqlite3, images.of(execution.database), execution);
      return 'elapsedMs' in outcome ? { ...outcome, elapsedMs: elapsedMs() } : outcome;
    } catch (error) {
      if (!(error instanceof RangeError || error instanceof WebAssembly.RuntimeError)) throw error;
      // The module's own stack or memory is gone: a new one takes its place.
      sqlite3 = await load();
      images = createImages(sqlite3, databases);
      return stopped('depth', elapsedMs());
    }
  }
}

async function load(): Promise<Sqlite3Static> {
  const { default: initialize } = await import('@sqlite.org/sqlite-wasm');
  return initialize();
}

function runOnCopy(sqlite3: Sqlite3Static, image: Image, execution: Execution): Outcome {
  if (execution.sql.includes('\0')) {
    return {
      kind: 'rejected',
      error: { message: 'A NUL character has no place in SQL.', code: 'SQLITE_MISUSE' },
    };
  }
  const connection = openCopy(sqlite3, image.bytes);
  try {
    fixRandom(connection);
    guard(sqlite3, connection, performance.now() + execution.limits.timeMs * SHARE_OF_WALL);
    const sink = createResultSink(execution.limits);
    return runStatements({ sqlite3, connection, image, execution, sink });
  } finally {
    connection.close();
  }
}

type Run = {
  readonly sqlite3: Sqlite3Static;
  readonly connection: Connection;
  readonly image: Image;
  readonly execution: Execution;
  readonly sink: ResultSink;
};

/** Prepares and steps one statement after the other; `tail` walks over the SQL in WASM memory. */
function runStatements(run: Run): Outcome {
  const { capi, wasm } = run.sqlite3;
  const db = run.connection.pointer as number;
  const scope = wasm.scopedAllocPush();
  try {
    const [text, length] = wasm.scopedAllocCString(run.execution.sql, true);
    const statementAt = wasm.scopedAlloc(POINTER_BYTES);
    const tailAt = wasm.scopedAlloc(POINTER_BYTES);
    let tail = text;
    for (let count = 0; tail < text + length; count += 1) {
      if (count > MAX_STATEMENTS) return tooManyStatements();
      const from = tail;
      const prepared = capi.sqlite3_prepare_v3(db, from, length - (from - text), 0, statementAt, tailAt);
      if (prepared !== capi.SQLITE_OK) return complain(run, prepared, from - text);
      tail = wasm.peekPtr(tailAt);
      const statement = wasm.peekPtr(statementAt) as number;
      if (!statement) continue;
      const finished = runStatement(run, statement);
      if (finished !== capi.SQLITE_DONE) return complain(run, finished, from - text);
    }
    return { kind: 'rows', results: [...run.sink.results], elapsedMs: 0, notices: [...run.sink.notices] };
  } finally {
    wasm.scopedAllocPop(scope);
  }
}

/** An error where it happened, or a stop where a limit was met. `base`: UTF-8 offset of the statement. */
function complain({ sqlite3, connection, image, execution }: Run, result: number, base: number): Outcome {
  const complaint = complaintOf(sqlite3, connection, { result, base, sql: execution.sql });
  const error = () =>
    explainError(complaint, { sql: execution.sql, dialect: 'sqlite', schema: image.database.schema });
  return outcomeOf(sqlite3, complaint, error);
}

/** SQLITE_DONE, or the result code of what went wrong. The statement is always finalized. */
function runStatement({ sqlite3, connection, sink }: Run, statement: number): number {
  const { capi } = sqlite3;
  try {
    const columns = columnsOf(sqlite3, statement);
    const command = commandOf(capi.sqlite3_sql(statement) ?? '', 'sqlite');
    if (columns.length === 0) {
      const result = capi.sqlite3_step(statement);
      const changes = /^(INSERT|UPDATE|DELETE|REPLACE)$/.test(command);
      if (result === capi.SQLITE_DONE)
        sink.count(command, changes ? capi.sqlite3_changes(connection.pointer as number) : 0);
      return result;
    }
    const set = sink.open(columns, command);
    let result: number = capi.sqlite3_step(statement);
    while (result === capi.SQLITE_ROW) {
      result = set.add(readRow(sqlite3, statement, columns.length))
        ? capi.sqlite3_step(statement)
        : capi.SQLITE_DONE;
    }
    if (result === capi.SQLITE_DONE) set.close(refineTypes);
    return result;
  } finally {
    capi.sqlite3_finalize(statement);
  }
}
