import type { ColumnType, Generated } from 'kysely';

/** int8: a decimal string outside the database, since ids exceed 2^53. */
export type BigIntColumn = ColumnType<string, string, string>;
/** timestamptz: a Date when read. */
export type Timestamp = ColumnType<Date, Date | string, Date | string>;
export type TimestampDefault = ColumnType<Date, Date | string | undefined, Date | string>;
/** jsonb: parsed when read, given as JSON text. */
export type Json<T> = ColumnType<T, string, string>;

type OutboxTable = {
  bucket: number;
  id: BigIntColumn;
  topic: string;
  payload: Json<unknown>;
  created_at: TimestampDefault;
  /** When the relay last handed it to its consumers. */
  handed_at: Timestamp | null;
  /** Set once every consumer has marked it. */
  settled_at: Timestamp | null;
  /** The consumers that have acted on it, wherever their marks are. */
  done: Generated<string[]>;
};

/** In the bucket of the effect, which may be another than the event's. */
type EventMarksTable = {
  bucket: number;
  consumer: string;
  event_id: BigIntColumn;
  marked_at: TimestampDefault;
};

type ShardsTable = { id: number; database_id: string; joined_at: TimestampDefault };

/** The directory, on the global database: which shard holds a bucket. Each change raises the bucket's epoch. */
type BucketsTable = { bucket: number; shard_id: number; epoch: number; state: 'settled' | 'moving' };

/** Moves that aren't over, on the global database. */
type BucketMovesTable = {
  bucket: number;
  source_id: number;
  target_id: number;
  epoch: number;
  step: 'copying' | 'closing' | 'opening' | 'cleaning';
  began_at: TimestampDefault;
};

/** On each shard: what may be written (`open`) and read (`open`, `moving`) here. */
type BucketFencesTable = { bucket: number; epoch: number; state: 'open' | 'moving' | 'arriving' | 'away' };

type JobsTable = {
  id: Generated<string>;
  queue: string;
  /** At most one waiting job a queue and key. */
  key: string | null;
  payload: Json<unknown>;
  run_at: TimestampDefault;
  attempts: Generated<number>;
  max_attempts: number;
  locked_until: Timestamp | null;
  /** A job that used up its attempts stays as a dead letter. */
  failed_at: Timestamp | null;
  last_error: string | null;
};

type JobSchedulesTable = {
  queue: string;
  /** Start of the period that was last ticked, in milliseconds since 1970. */
  period_ms: BigIntColumn;
};

/**
 * All tables, by schema-qualified name. Each feature adds its own beside its code, in `tables.ts`:
 * `declare module '#platform/postgres/schema.ts' { interface Schema extends CitiesTables {} }`.
 */
export interface Schema {
  'platform.outbox': OutboxTable;
  'platform.event_marks': EventMarksTable;
  'platform.jobs': JobsTable;
  'platform.job_schedules': JobSchedulesTable;
  'platform.identity': { one: Generated<boolean>; database_id: Generated<string> };
  'platform.shards': ShardsTable;
  'platform.buckets': BucketsTable;
  'platform.bucket_moves': BucketMovesTable;
  'platform.bucket_fences': BucketFencesTable;
  'platform.move_marks': { bucket: number; mark: string };
}
