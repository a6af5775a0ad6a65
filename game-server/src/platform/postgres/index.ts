export { BUCKETS, bucketOf } from '#platform/ids/index.ts';
export { type Database, type DatabaseOptions, type Db, openDatabase } from './database.ts';
export {
  DatabaseFault,
  type DatabaseFaultCode,
  isConnectionLost,
  isDatabaseAway,
  isRetryable,
  sqlState,
  violatedConstraint,
} from './faults.ts';
export { type FolderLock, lockFolder } from './folder-lock.ts';
export { jsonText, storable } from './json-text.ts';
export type { BigIntColumn, Json, Schema, Timestamp, TimestampDefault } from './schema.ts';
export type { DatabaseStats } from './stats.ts';
export { type Move, movesOf } from './move/book.ts';
export { closeBucket } from './move/fences.ts';
export { type Mover, createMover } from './move/mover.ts';
export type { MoverSteps } from './move/steps.ts';
export { held, isUnheld } from './shards/fence.ts';
export { type Shard, type Shards, oneShard } from './shards/shards.ts';
export { type Transferred, exportData } from './transfer/export.ts';
export { databaseHash } from './transfer/hash.ts';
export { importData } from './transfer/import.ts';
