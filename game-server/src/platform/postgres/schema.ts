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
};

type EventMarksTable = { consumer: string; event_id: BigIntColumn; marked_at: TimestampDefault };

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
}
