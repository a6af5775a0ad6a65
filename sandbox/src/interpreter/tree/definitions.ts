import type { Expression, Identifier, Name, Node, TypeName } from './expressions.ts';
import type { Query, SortKey } from './queries.ts';

/** What changes the schema. */
export type Definition =
  | CreateTable
  | CreateView
  | CreateIndex
  | CreateSequence
  | CreateEnum
  | AlterTable
  | Drop
  | Truncate;

export type CreateTable = Node<'create-table'> & {
  readonly temporary: boolean;
  readonly ifNotExists: boolean;
  readonly name: Name;
  readonly columns: readonly ColumnDefinition[];
  readonly constraints: readonly TableConstraint[];
  /** What stands behind the parentheses, as written: WITHOUT ROWID, ENGINE=InnoDB. */
  readonly options: readonly TableOption[];
  readonly query: Query | null;
};
export type TableOption = Node<'table-option'> & { readonly name: string; readonly value: string | null };

export type ColumnDefinition = Node<'column-definition'> & {
  readonly name: Identifier;
  /** Null in SQLite, where a column needs none. */
  readonly dataType: TypeName | null;
  readonly constraints: readonly ColumnConstraint[];
};
export type ColumnConstraint =
  | Plain<'not-null'>
  | Plain<'null'>
  | (Plain<'unique'> & Clustered)
  | (Plain<'primary-key'> & {
      readonly clustered: Clustered['clustered'];
      readonly direction: 'ASC' | 'DESC' | null;
      /** AUTOINCREMENT, of SQLite. */
      readonly autoincrement: boolean;
    })
  | (Plain<'default'> & { readonly value: Expression })
  /** MySQL's ON UPDATE CURRENT_TIMESTAMP. */
  | (Plain<'on-update'> & { readonly value: Expression })
  | (Plain<'check'> & { readonly condition: Expression })
  | (Plain<'references'> & { readonly references: References })
  | (Plain<'collation'> & { readonly collation: Name })
  | (Plain<'generated'> & { readonly value: Expression; readonly kept: 'STORED' | 'VIRTUAL' | null })
  | (Plain<'identity'> & Identity)
  | Plain<'auto-increment'>
  | (Plain<'comment'> & { readonly text: string });
type Plain<Type extends string> = Node<Type> & {
  /** Of CONSTRAINT name; null where none is written. */
  readonly constraint: Identifier | null;
};
/** How T-SQL keeps the rows; it changes no answer. */
type Clustered = { readonly clustered: 'CLUSTERED' | 'NONCLUSTERED' | null };
/** IDENTITY(1, 1), or GENERATED … AS IDENTITY. */
type Identity = {
  readonly form: 'IDENTITY' | 'ALWAYS' | 'BY DEFAULT' | 'BY DEFAULT ON NULL';
  readonly start: string | null;
  readonly step: string | null;
};

export type References = Node<'reference'> & {
  readonly table: Name;
  readonly columns: readonly Identifier[];
  readonly onDelete: ReferenceAction | null;
  readonly onUpdate: ReferenceAction | null;
};
export type ReferenceAction = 'CASCADE' | 'RESTRICT' | 'NO ACTION' | 'SET NULL' | 'SET DEFAULT';

export type TableConstraint =
  | (Plain<'primary-key-of'> & Clustered & { readonly keys: readonly SortKey[] })
  | (Plain<'unique-of'> & Clustered & { readonly keys: readonly SortKey[] })
  | (Plain<'index-of'> & { readonly keys: readonly SortKey[] })
  | (Plain<'check-of'> & { readonly condition: Expression })
  /** T-SQL's ADD DEFAULT 0 FOR age. */
  | (Plain<'default-for'> & { readonly value: Expression; readonly column: Identifier })
  | (Plain<'foreign-key'> & { readonly columns: readonly Identifier[]; readonly references: References });

export type CreateView = Node<'create-view'> & {
  readonly orReplace: boolean;
  readonly temporary: boolean;
  readonly ifNotExists: boolean;
  readonly name: Name;
  readonly columns: readonly Identifier[];
  readonly query: Query;
};

export type CreateIndex = Node<'create-index'> &
  Clustered & {
    readonly unique: boolean;
    readonly ifNotExists: boolean;
    readonly name: Name | null;
    readonly table: Name;
    readonly keys: readonly SortKey[];
    /** Columns that are kept but not sorted by: INCLUDE. */
    readonly include: readonly Identifier[];
    readonly where: Expression | null;
  };

export type CreateSequence = Node<'create-sequence'> & {
  readonly ifNotExists: boolean;
  readonly name: Name;
  readonly dataType: TypeName | null;
  readonly start: string | null;
  readonly step: string | null;
  readonly minimum: string | null;
  readonly maximum: string | null;
  readonly cycle: boolean;
  readonly cache: string | null;
};

/** PostgreSQL's CREATE TYPE mood AS ENUM ('calm', 'busy'). */
export type CreateEnum = Node<'create-enum'> & { readonly name: Name; readonly labels: readonly string[] };

export type AlterTable = Node<'alter-table'> & {
  readonly ifExists: boolean;
  readonly name: Name;
  readonly actions: readonly AlterAction[];
};
export type AlterAction =
  | (Node<'add-column'> & Placed & { readonly ifNotExists: boolean; readonly column: ColumnDefinition })
  | (Node<'add-constraint'> & { readonly constraint: TableConstraint })
  | (Node<'drop-column'> & Dropped)
  | (Node<'drop-constraint'> & Dropped)
  /** MySQL's DROP PRIMARY KEY, which has no name, DROP INDEX, DROP FOREIGN KEY, DROP CHECK. */
  | (Node<'drop-key'> & {
      readonly kind: 'PRIMARY KEY' | 'INDEX' | 'FOREIGN KEY' | 'CHECK';
      readonly name: Identifier | null;
    })
  | (Node<'rename-key'> & {
      readonly kind: 'CONSTRAINT' | 'INDEX';
      readonly from: Identifier;
      readonly to: Identifier;
    })
  | (Node<'rename-column'> & { readonly from: Identifier; readonly to: Identifier })
  | (Node<'rename-table'> & { readonly to: Name })
  /** MODIFY of MySQL and Oracle, ALTER COLUMN of T-SQL. */
  | (Node<'modify-column'> & Placed & { readonly column: ColumnDefinition })
  | (Node<'change-column'> & Placed & { readonly from: Identifier; readonly column: ColumnDefinition })
  | (Node<'set-type'> & {
      readonly name: Identifier;
      readonly dataType: TypeName;
      readonly using: Expression | null;
    })
  | (Node<'set-default'> & { readonly name: Identifier; readonly value: Expression | null })
  | (Node<'set-not-null'> & { readonly name: Identifier; readonly notNull: boolean });
/** MySQL's FIRST, or AFTER a column. */
type Placed = { readonly place: 'FIRST' | Identifier | null };
type Dropped = {
  readonly ifExists: boolean;
  readonly name: Identifier;
  readonly behavior: 'CASCADE' | 'RESTRICT' | null;
};

export type Drop = Node<'drop'> & {
  readonly kind: 'TABLE' | 'VIEW' | 'INDEX' | 'SEQUENCE' | 'TYPE';
  /** MySQL's DROP TEMPORARY TABLE. */
  readonly temporary: boolean;
  readonly ifExists: boolean;
  readonly names: readonly Name[];
  /** The table of an index, where it is named by its table. */
  readonly on: Name | null;
  readonly behavior: 'CASCADE' | 'RESTRICT' | 'CASCADE CONSTRAINTS' | null;
};
export type Truncate = Node<'truncate'> & {
  readonly tables: readonly Name[];
  readonly restartIdentity: boolean;
  readonly behavior: 'CASCADE' | 'RESTRICT' | null;
};
