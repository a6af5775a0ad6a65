import type { DatabaseState } from '../catalog/state.ts';
import type { Type } from '../types/type.ts';
import type { Value } from '../values/value.ts';
import type { Counters } from './counters.ts';

/** A transaction as it stands: where it began, and the savepoints in it, oldest first. */
export type OpenTransaction = {
  readonly before: DatabaseState;
  readonly savepoints: readonly { readonly name: string; readonly state: DatabaseState }[];
  /** PostgreSQL: a statement failed, so that nothing but its end is accepted. */
  readonly failed: boolean;
  /** T-SQL: BEGIN TRANSACTION inside another one only counts. */
  readonly depth: number;
};

/** What a session remembers between statements. */
export type Memory = {
  state: DatabaseState;
  transaction: OpenTransaction | null;
  readonly counters: Counters;
  readonly variables: Map<string, Value>;
  /** T-SQL's variables have a type. */
  readonly variableTypes: Map<string, Type>;
  readonly last: { insertId: bigint | null; rowCount: bigint };
  /** Key of the table that SET IDENTITY_INSERT opened. */
  identityInsert: string | null;
  /** SET autocommit = 0, SET IMPLICIT_TRANSACTIONS ON; Oracle always. */
  implicitTransactions: boolean;
};
