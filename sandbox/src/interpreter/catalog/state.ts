import type { Semantics } from '../semantics/semantics.ts';
import type { Expression } from '../tree/expressions.ts';
import type { Query } from '../tree/queries.ts';
import type { ReferenceAction } from '../tree/definitions.ts';
import type { Type } from '../types/type.ts';
import type { Row } from '../values/value.ts';

/** A row as a table keeps it; `id` is unique in its table for good, and what provenance speaks of. */
export type StoredRow = { readonly id: number; readonly values: Row };

export type TableColumn = {
  readonly name: string;
  readonly type: Type;
  /** As written in its definition, for DESCRIBE and the catalogue views; '' in SQLite where none was. */
  readonly declaredType: string;
  readonly notNull: boolean;
  readonly default: Expression | null;
  readonly generated: { readonly value: Expression; readonly kept: 'STORED' | 'VIRTUAL' } | null;
  /** Numbers itself: AUTO_INCREMENT, IDENTITY, SERIAL, SQLite's INTEGER PRIMARY KEY. */
  readonly identity: {
    readonly form: 'ALWAYS' | 'BY DEFAULT' | 'ON NULL' | 'ROWID';
    readonly start: bigint;
    readonly step: bigint;
    /** Key of the sequence that counts for it: PostgreSQL's identity columns have one. */
    readonly sequence: string | null;
  } | null;
  /** MySQL's ON UPDATE CURRENT_TIMESTAMP. */
  readonly onUpdate: Expression | null;
  /** T-SQL's default is a constraint with a name. */
  readonly defaultName: string | null;
  readonly comment: string | null;
};

export type UniqueConstraint = {
  readonly name: string;
  readonly columns: readonly number[];
  readonly primary: boolean;
};
export type CheckConstraint = {
  readonly name: string;
  readonly condition: Expression;
  /** Written behind this column: SQLite drops it with the column. */
  readonly behind?: string;
};
export type ForeignKey = {
  readonly name: string;
  readonly columns: readonly number[];
  readonly table: string;
  readonly parentColumns: readonly string[];
  readonly onDelete: ReferenceAction;
  readonly onUpdate: ReferenceAction;
  /** Written behind its column. */
  readonly isInline?: boolean;
};
export type Index = {
  readonly name: string;
  readonly keys: readonly Expression[];
  /** Where every key is a plain column: which ones. */
  readonly columns: readonly number[] | null;
  readonly descending: readonly boolean[];
  readonly unique: boolean;
  readonly where: Expression | null;
};

export type Table = {
  readonly kind: 'table';
  readonly name: string;
  readonly temporary: boolean;
  readonly columns: readonly TableColumn[];
  readonly uniques: readonly UniqueConstraint[];
  readonly checks: readonly CheckConstraint[];
  readonly foreignKeys: readonly ForeignKey[];
  readonly indexes: readonly Index[];
  readonly rows: readonly StoredRow[];
  readonly nextRowId: number;
  /** The statement that made it, for SQLite's sqlite_master. */
  readonly text?: string;
  /** Facts that only one dialect has: ENGINE, WITHOUT ROWID. */
  readonly options: Readonly<Record<string, string>>;
};
export type View = {
  readonly kind: 'view';
  readonly name: string;
  readonly columns: readonly string[];
  readonly query: Query;
  /** The query as it was written; its spans point into the statement that made the view. */
  readonly text: string;
  readonly temporary: boolean;
};
/** A relation whose rows are made when they are asked for: a catalogue view. Nothing can be written to it. */
export type VirtualTable = {
  readonly kind: 'virtual';
  readonly name: string;
  readonly columns: readonly { readonly name: string; readonly type: Type }[];
  rows(state: DatabaseState): readonly Row[];
};
/**
 * A catalogue view by its name; null for any other name.
 * @param schema the qualifier in lower case, '' without one.
 * @param name in lower case.
 */
export type Catalogue = (semantics: Semantics, schema: string, name: string) => VirtualTable | null;
export type Relation = Table | View | VirtualTable;
export type Sequence = {
  readonly name: string;
  /** What it hands out first. A session counts from there; how far it got is not rolled back, so it isn't kept here. */
  readonly start: bigint;
  readonly step: bigint;
  readonly minimum: bigint;
  readonly maximum: bigint;
  readonly cycle: boolean;
  /** Key of the table that it goes with: SERIAL, GENERATED AS IDENTITY. */
  readonly ownedBy: string | null;
};

/** PostgreSQL's CREATE TYPE … AS ENUM. */
export type EnumType = { readonly name: string; readonly labels: readonly string[] };

/**
 * Everything in a database, never changed in place: a change makes a new one that shares all it left alone. So a
 * savepoint is a reference, a rollback an assignment, and an image serves any number of sessions at once.
 * Keys are folded names; a temporary relation's has `TEMPORARY` before it, so that it can hide another.
 */
export type DatabaseState = {
  readonly relations: ReadonlyMap<string, Table | View>;
  readonly sequences: ReadonlyMap<string, Sequence>;
  readonly enums: ReadonlyMap<string, EnumType>;
};

export const EMPTY_STATE: DatabaseState = { relations: new Map(), sequences: new Map(), enums: new Map() };

/** No name begins with it. */
export const TEMPORARY = '\u0001';
