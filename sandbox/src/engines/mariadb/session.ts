import { connect } from 'node:net';
import { type Connection, type ConnectionConfig, type FieldInfo, SqlError, createConnection } from 'mariadb';
import type { Cell } from '@sqltown/shared/api';
import type { OpenResult, ResultSink } from '../../results/result-sink.ts';
import { FIXED_NOW } from '../fixed-clock.ts';
import { cellFrom, columnFrom } from './columns.ts';

/** What the server says when a statement fails. */
export type MariadbComplaint = { readonly message: string; readonly errno: number };

/** Said of a session that we ended ourselves, or that ended by itself: "connection was killed". */
const GIVEN_UP: MariadbComplaint = { message: 'Connection was killed', errno: 1927 };

/** The most warnings that are told of one statement. */
const MAX_WARNINGS = 10;

/**
 * What a session begins with: its own copy of each limit, a clock that stands, and the seed of chance. A learner can
 * change none of it, since SET is refused.
 */
const SETTINGS = [
  "SET NAMES utf8mb4 COLLATE utf8mb4_general_ci, SESSION sql_mode = 'STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION'",
  "time_zone = '+00:00'",
  `timestamp = ${FIXED_NOW / 1_000}`,
  'rand_seed1 = 42',
  'rand_seed2 = 4242',
  'foreign_key_checks = 1',
  'autocommit = 1',
  'lock_wait_timeout = 2',
  'innodb_lock_wait_timeout = 2',
  'max_sort_length = 1024',
].join(', ');

/** A learner's session. */
export type Session = {
  readonly threadId: number;
  /** Its last statement can't be waited for, or it is gone. */
  readonly isGone: boolean;
  /** Takes everything from the session that the last run left there. @throws where the server doesn't answer. */
  reset(): Promise<void>;
  /** Statements of our own. @throws what the server says. */
  command(sql: string): Promise<void>;
  ask(sql: string): Promise<unknown[]>;
  /** One statement of a learner's. Null when it went well. `enough` is called when no more rows are wanted. */
  run(sql: string, command: string, sink: ResultSink, enough: () => void): Promise<MariadbComplaint | null>;
  /** Has the server read it, and not run it: what it says about a mistake. */
  read(sql: string): Promise<MariadbComplaint | null>;
  /** At once, whatever it does. */
  destroy(): void;
};

/** @throws when the server doesn't let it in. */
export async function openSession({ socketPath, ...config }: ConnectionConfig): Promise<Session> {
  // Of our own, to be closed without the driver's asking anybody: it would kill what is killed already, and fail unheard.
  const socket = socketPath ? connect(socketPath) : connect(config.port ?? 3306, config.host ?? 'localhost');
  const connection = await createConnection({
    ...config,
    checkDuplicate: false,
    stream: (take) => take?.(undefined, socket),
  });
  let isGone = false;
  connection.on('error', () => {
    isGone = true;
  });
  connection.on('end', () => {
    isGone = true;
  });
  await connection.query(SETTINGS);

  return {
    threadId: connection.threadId ?? 0,
    get isGone() {
      return isGone;
    },
    async reset() {
      await connection.reset();
      await connection.query(SETTINGS);
    },
    async command(sql) {
      await connection.query(sql);
    },
    ask: (sql) => connection.query({ sql, rowsAsArray: true }),
    async run(sql, command, sink, enough) {
      try {
        await stream(connection, { sql, command, sink, enough });
        await tellWarnings(connection, sink);
        return null;
      } catch (error) {
        return isGone ? GIVEN_UP : complaintFrom(error);
      }
    },
    async read(sql) {
      try {
        const prepared = await connection.prepare(sql);
        prepared.close();
        return null;
      } catch (error) {
        return isGone ? GIVEN_UP : complaintFrom(error);
      }
    },
    destroy() {
      isGone = true;
      // With an error, so that whoever waits for an answer hears of it.
      socket.destroy(new Error('the session was given up'));
    },
  };
}

type Streamed = {
  readonly sql: string;
  readonly command: string;
  readonly sink: ResultSink;
  readonly enough: () => void;
};

/** Row by row, so that a large result never stands in memory as a whole. */
function stream(connection: Connection, { sql, command, sink, enough }: Streamed): Promise<void> {
  return new Promise((resolve, reject) => {
    let open: OpenResult | null = null;
    let wantsMore = true;
    let affectedRows = 0;
    const rows = connection.queryStream({ sql, rowsAsArray: true, typeCast: cellFrom });
    rows.on('fields', (fields: readonly FieldInfo[]) => {
      open = sink.open(fields.map(columnFrom), command);
    });
    rows.on('data', (row: Cell[] | { readonly affectedRows: number }) => {
      if (!Array.isArray(row)) {
        affectedRows = row.affectedRows;
      } else if (wantsMore && open) {
        wantsMore = open.add(row);
        if (!wantsMore) enough();
      }
    });
    let isOver = false;
    const finish = (): void => {
      if (isOver) return;
      isOver = true;
      if (open) open.close();
      else sink.count(command, affectedRows);
      resolve();
    };
    rows.on('error', (error) => {
      // Unless it was we who had it interrupted; an end may follow all the same.
      if (wantsMore) reject(error);
      else finish();
    });
    rows.on('end', finish);
  });
}

async function tellWarnings(connection: Connection, sink: ResultSink): Promise<void> {
  const warnings = await connection.query<[string, number, string][]>({
    sql: `SHOW WARNINGS LIMIT ${MAX_WARNINGS}`,
    rowsAsArray: true,
  });
  for (const [, , message] of warnings) sink.note(message);
}

function complaintFrom(error: unknown): MariadbComplaint {
  if (!(error instanceof SqlError)) throw error;
  return { message: error.sqlMessage ?? error.message, errno: error.errno };
}
