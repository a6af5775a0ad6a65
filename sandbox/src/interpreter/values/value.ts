import type { Decimal } from './decimal.ts';
import type { Interval } from './interval.ts';
import type { Json } from './json.ts';
import type { Temporal } from './temporal.ts';

/**
 * A value while a statement runs. What it is can be seen from the value alone:
 * `bigint` an integer of any width, `number` a binary float, `Decimal` an exact numeric, `string` text,
 * `boolean` only where the dialect has booleans as values (PostgreSQL), `Uint8Array` bytes,
 * `Temporal` a date, time or timestamp, an array a row value or an array of PostgreSQL.
 */
export type Value =
  | null
  | boolean
  | bigint
  | number
  | string
  | Decimal
  | Temporal
  | Interval
  | Json
  | Uint8Array
  | readonly Value[];

/** SQL's third truth is null. */
export type Truth = boolean | null;

/** The values of one row, in the order of its columns. */
export type Row = readonly Value[];
