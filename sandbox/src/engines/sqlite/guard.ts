import type { Database as Connection, Sqlite3Static } from '@sqlite.org/sqlite-wasm';

const HEAP_BYTES = 64 * 1024 * 1024;
/** The progress handler is asked once per this many steps of SQLite's virtual machine. */
const STEPS_A_CHECK = 1_000;

/** PRAGMAs that only describe tables. */
const READING_PRAGMAS: ReadonlySet<string> = new Set([
  'table_info',
  'table_xinfo',
  'table_list',
  'index_list',
  'index_info',
  'foreign_key_list',
]);

/** Not compiled into this build as far as we know; denied all the same. */
const DENIED_FUNCTIONS: ReadonlySet<string> = new Set([
  'load_extension',
  'readfile',
  'writefile',
  'edit',
  'fts3_tokenizer',
  'sqlite_dbpage',
  'sqlite_log',
]);

/** Tables that show SQLite's insides: pages of the file, programs of statements. */
const DENIED_TABLES: ReadonlySet<string> = new Set([
  'sqlite_dbpage',
  'dbstat',
  'bytecode',
  'tables_used',
  'sqlite_stmt',
  'pragma_database_list',
  'pragma_compile_options',
]);

/**
 * Closes a connection in before a learner's SQL reaches it: heap and length limits, an allow-list of what a
 * statement may do, and a deadline. The deadline can't interrupt one long step: the pool's watchdog does.
 */
export function guard(sqlite3: Sqlite3Static, connection: Connection, deadline: number): void {
  const { capi } = sqlite3;
  const db = connection.pointer as number;
  connection.exec(
    `PRAGMA foreign_keys = ON; PRAGMA hard_heap_limit = ${HEAP_BYTES}; PRAGMA temp_store = MEMORY`,
  );
  limitLengths(sqlite3, db);
  capi.sqlite3_progress_handler(db, STEPS_A_CHECK, () => (performance.now() > deadline ? 1 : 0), 0);
  const allowed = allowedActions(sqlite3);
  capi.sqlite3_set_authorizer(
    db,
    (_argument, action, first, second) => {
      if (action === capi.SQLITE_PRAGMA) return verdict(READING_PRAGMAS.has(String(first).toLowerCase()));
      if (action === capi.SQLITE_FUNCTION)
        return verdict(!DENIED_FUNCTIONS.has(String(second).toLowerCase()));
      if (action === capi.SQLITE_READ && DENIED_TABLES.has(String(first).toLowerCase()))
        return verdict(false);
      return verdict(allowed.has(action));
    },
    0,
  );

  function verdict(isAllowed: boolean): number {
    return isAllowed ? capi.SQLITE_OK : capi.SQLITE_DENY;
  }
}

/** Lengths that a lesson never needs to pass; beyond them SQLite refuses at once. */
function limitLengths({ capi }: Sqlite3Static, db: number): void {
  capi.sqlite3_limit(db, capi.SQLITE_LIMIT_LENGTH, 4_000_000);
  capi.sqlite3_limit(db, capi.SQLITE_LIMIT_SQL_LENGTH, 100_000);
  capi.sqlite3_limit(db, capi.SQLITE_LIMIT_COLUMN, 500);
  capi.sqlite3_limit(db, capi.SQLITE_LIMIT_EXPR_DEPTH, 400);
  capi.sqlite3_limit(db, capi.SQLITE_LIMIT_COMPOUND_SELECT, 100);
  capi.sqlite3_limit(db, capi.SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 200);
  capi.sqlite3_limit(db, capi.SQLITE_LIMIT_TRIGGER_DEPTH, 20);
  capi.sqlite3_limit(db, capi.SQLITE_LIMIT_ATTACHED, 0);
}

/** Tables, views, indexes, triggers, rows and transactions; no other file, no virtual table. */
function allowedActions({ capi }: Sqlite3Static): ReadonlySet<number> {
  return new Set<number>([
    capi.SQLITE_SELECT,
    capi.SQLITE_READ,
    capi.SQLITE_RECURSIVE,
    capi.SQLITE_INSERT,
    capi.SQLITE_UPDATE,
    capi.SQLITE_DELETE,
    capi.SQLITE_TRANSACTION,
    capi.SQLITE_SAVEPOINT,
    capi.SQLITE_ALTER_TABLE,
    capi.SQLITE_ANALYZE,
    capi.SQLITE_REINDEX,
    capi.SQLITE_CREATE_TABLE,
    capi.SQLITE_CREATE_TEMP_TABLE,
    capi.SQLITE_CREATE_INDEX,
    capi.SQLITE_CREATE_TEMP_INDEX,
    capi.SQLITE_CREATE_VIEW,
    capi.SQLITE_CREATE_TEMP_VIEW,
    capi.SQLITE_CREATE_TRIGGER,
    capi.SQLITE_CREATE_TEMP_TRIGGER,
    capi.SQLITE_DROP_TABLE,
    capi.SQLITE_DROP_TEMP_TABLE,
    capi.SQLITE_DROP_INDEX,
    capi.SQLITE_DROP_TEMP_INDEX,
    capi.SQLITE_DROP_VIEW,
    capi.SQLITE_DROP_TEMP_VIEW,
    capi.SQLITE_DROP_TRIGGER,
    capi.SQLITE_DROP_TEMP_TRIGGER,
  ]);
}
