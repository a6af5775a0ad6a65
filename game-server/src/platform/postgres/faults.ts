/** The database can't be used as asked: a broken promise, not a player's doing. */
export class DatabaseFault extends Error {
  readonly code: DatabaseFaultCode;

  constructor(code: DatabaseFaultCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'DatabaseFault';
    this.code = code;
  }
}

export type DatabaseFaultCode =
  /** Another process works on this data folder. */
  | 'folder-in-use'
  | 'folder-unwritable'
  /** The database has migrations that this program doesn't know, or lacks some while migrating is off. */
  | 'schema-newer'
  | 'schema-behind'
  /** `db` was used inside an open transaction: on one connection it would wait for itself for ever. */
  | 'used-inside-transaction'
  /** The embedded engine went away or was replaced; what was under way may or may not have been committed. */
  | 'engine-lost'
  /** No answer in time, or no primary: what was under way may or may not have been committed. */
  | 'unavailable'
  /** Too many wait already; nothing was begun. */
  | 'overloaded'
  /** The bucket is on its way to another shard, or on one that isn't named here. */
  | 'bucket-moving'
  | 'shard-unknown'
  /** A move of a bucket can't be begun, or can't go on by itself. */
  | 'move-refused'
  /** An import asks for an empty database, and for a file that is an export. */
  | 'not-empty'
  | 'export-unreadable';

/** The SQLSTATE of a failed statement, or null. PGlite's and pg's errors both carry it as `code`. */
export function sqlState(error: unknown): string | null {
  if (typeof error !== 'object' || error === null || !('code' in error)) return null;
  return typeof error.code === 'string' && /^[0-9A-Z]{5}$/.test(error.code) ? error.code : null;
}

/** The name of the violated constraint or index, or null. */
export function violatedConstraint(error: unknown): string | null {
  if (typeof error !== 'object' || error === null || !('constraint' in error)) return null;
  return typeof error.constraint === 'string' ? error.constraint : null;
}

const CONNECTION_LOST = /^(08|57P0)/;
const SOCKET_LOST = new Set(['ECONNRESET', 'ECONNREFUSED', 'EPIPE', 'ETIMEDOUT']);

/** Whether the connection broke, so that nobody knows if the statement under way was committed. */
export function isConnectionLost(error: unknown): boolean {
  if (error instanceof DatabaseFault) return error.code === 'engine-lost' || error.code === 'unavailable';
  const state = sqlState(error);
  if (state !== null) return CONNECTION_LOST.test(state);
  if (!(error instanceof Error)) return false;
  if ('code' in error && typeof error.code === 'string' && SOCKET_LOST.has(error.code)) return true;
  return /Connection terminated|timeout exceeded when trying to connect|Query read timeout/.test(
    error.message,
  );
}

const AWAY = new Set<DatabaseFaultCode>(['engine-lost', 'unavailable', 'overloaded', 'bucket-moving']);

/** Out of disk, memory or connections; given up on for its time; a disk that fails. */
const OUT_OF_MEANS = /^(?:53|57014|58030)/;

/** Whether the database can't be had now, so that the same wish may be granted in a moment. */
export function isDatabaseAway(error: unknown): boolean {
  if (error instanceof DatabaseFault) return AWAY.has(error.code);
  return isConnectionLost(error) || OUT_OF_MEANS.test(sqlState(error) ?? '');
}

/** A deadlock or serialization failure: the transaction was rolled back whole and may be tried again. */
export function isRetryable(error: unknown): boolean {
  const state = sqlState(error);
  return state === '40001' || state === '40P01';
}
