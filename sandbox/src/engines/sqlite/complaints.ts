import type { Database as Connection, Sqlite3Static } from '@sqlite.org/sqlite-wasm';
import type { Outcome, SqlError } from '@sqltown/shared/api';
import type { EngineComplaint } from '../../sql/explain-error.ts';
import { offsetOfByte } from '../../sql/position.ts';
import { stopped } from '../stops.ts';

type SqliteComplaint = EngineComplaint & { readonly result: number };

/** SQLite's words for its last error. `base` is where the statement begins, in UTF-8 bytes. */
export function complaintOf(
  { capi }: Sqlite3Static,
  connection: Connection,
  { result, base, sql }: { result: number; base: number; sql: string },
): SqliteComplaint {
  const db = connection.pointer as number;
  const bytes = capi.sqlite3_error_offset(db);
  return {
    result,
    message: capi.sqlite3_errmsg(db) ?? '',
    code: capi.sqlite3_js_rc_str(result) ?? String(result),
    offset: bytes < 0 ? undefined : offsetOfByte(sql, base + bytes),
  };
}

/** Limits are stops, what the authorizer denied is rejected, everything else is the learner's error. */
export function outcomeOf(
  { capi }: Sqlite3Static,
  complaint: SqliteComplaint,
  explain: () => SqlError,
): Outcome {
  switch (complaint.result & 0xff) {
    case capi.SQLITE_INTERRUPT:
      return stopped('time', 0);
    case capi.SQLITE_NOMEM:
    case capi.SQLITE_FULL:
      return stopped('memory', 0);
    case capi.SQLITE_TOOBIG:
      return stopped('size', 0);
    case capi.SQLITE_AUTH:
      return {
        kind: 'rejected',
        error: { ...explain(), message: `${complaint.message}: that is not open here` },
      };
    default:
      return tooDeep(complaint.message)
        ? stopped('depth', 0)
        : { kind: 'error', error: explain(), elapsedMs: 0 };
  }
}

function tooDeep(message: string): boolean {
  return /maximum depth|parser stack overflow|too many terms in compound|Recursion limit/i.test(message);
}
