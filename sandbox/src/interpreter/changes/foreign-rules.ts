import { columnNames, findColumnNumber, typeAt } from '../catalog/columns.ts';
import { type KeyPart, type Keyer, keyer } from '../catalog/keys.ts';
import type { ForeignKey, Table } from '../catalog/state.ts';
import { fail } from '../errors/failure.ts';
import type { Conversion } from '../semantics/semantics.ts';
import type { Work } from '../session/work.ts';
import type { Row, Value } from '../values/value.ts';
import { textOf } from './row-text.ts';

/** What the whole statement does: T-SQL says it. */
export type StatementVerb = 'INSERT' | 'UPDATE' | 'DELETE' | 'MERGE';

/** A foreign key bound to its two tables. Both sides give equal keys where a child's row refers to a parent's. */
export type ForeignRule = {
  readonly foreignKey: ForeignKey;
  readonly child: Table;
  readonly childKey: string;
  readonly childColumns: readonly number[];
  readonly childKeyOf: Keyer;
  readonly parent: Table;
  readonly parentKey: string;
  readonly parentColumns: readonly number[];
  readonly parentKeyOf: Keyer;
  /** What lookups of parents are kept under; those of children lie under the foreign key itself. */
  readonly parentSide: object;
  /** @throws SqlFailure parent-missing */
  refuseChild(row: Row): never;
  /** @throws SqlFailure child-exists */
  refuseParent(row: Row, isRestricted: boolean): never;
};

const parentSides = new WeakMap<ForeignKey, object>();

function parentSideOf(foreignKey: ForeignKey): object {
  const side = parentSides.get(foreignKey) ?? {};
  parentSides.set(foreignKey, side);
  return side;
}

/** @throws SqlFailure where SQLite finds only now that the parent isn't there or can't be referred to */
export function foreignRule(
  foreignKey: ForeignKey,
  {
    child,
    childKey,
    tables,
    verb,
  }: {
    readonly child: Table;
    readonly childKey: string;
    readonly tables: ReadonlyMap<string, Table>;
    readonly verb: StatementVerb;
  },
  work: Work,
): ForeignRule {
  const { semantics } = work.context;
  const parent = tables.get(foreignKey.table) ?? missing(foreignKey, tables);
  const names = foreignKey.parentColumns.length > 0 ? foreignKey.parentColumns : primaryOf(parent);
  const parentColumns = names.map((name) => findColumnNumber(parent, { name, quoted: true }, semantics));
  const childColumns = foreignKey.columns;
  if (!isUsable(parent, parentColumns, childColumns.length)) {
    fail({ kind: 'unusable-reference', table: child.name, parent: parent.name, columns: names });
  }
  const sides = childColumns.map((column, i) => {
    const from = typeAt(child, column);
    const to = typeAt(parent, parentColumns[i] ?? -1);
    const { type, left, right } = semantics.compare(from, to, '=', NOWHERE);
    const key = semantics.key(type);
    return {
      child: { read: reading(column, left, work), key } satisfies KeyPart,
      parent: { read: reading(parentColumns[i] ?? -1, right, work), key } satisfies KeyPart,
    };
  });
  const facts = {
    constraint: foreignKey.name,
    table: child.name,
    columns: columnNames(child, childColumns),
    parent: parent.name,
    parentColumns: columnNames(parent, parentColumns),
  };
  return {
    foreignKey,
    child,
    childKey,
    childColumns,
    childKeyOf: keyer(
      sides.map((side) => side.child),
      'apart',
    ),
    parent,
    parentKey: foreignKey.table,
    parentColumns,
    parentKeyOf: keyer(
      sides.map((side) => side.parent),
      'apart',
    ),
    parentSide: parentSideOf(foreignKey),
    refuseChild: (row) =>
      fail({
        kind: 'parent-missing',
        verb,
        ...facts,
        values: childColumns.map((column) => textOf(row[column] ?? null, typeAt(child, column), work)),
      }),
    refuseParent: (row, isRestricted) =>
      fail({
        isRestricted,
        kind: 'child-exists',
        verb,
        constraint: foreignKey.name,
        table: parent.name,
        columns: facts.parentColumns,
        values: parentColumns.map((column) => textOf(row[column] ?? null, typeAt(parent, column), work)),
        child: child.name,
        childColumns: facts.columns,
      }),
  };
}

const NOWHERE = { offset: 0, length: 0 };

function reading(column: number, convert: Conversion | null, { context }: Work): (row: Row) => Value {
  return (row) => {
    const value = row[column] ?? null;
    return value === null || !convert ? value : convert(value, context.run);
  };
}

function missing({ table }: ForeignKey, tables: ReadonlyMap<string, Table>): never {
  return fail({
    kind: 'unknown-table',
    name: `main.${table}`,
    known: [...tables.values()].map(({ name }) => name),
  });
}

function primaryOf(parent: Table): string[] {
  return columnNames(parent, parent.uniques.find(({ primary }) => primary)?.columns ?? []);
}

function isUsable(parent: Table, columns: readonly number[], width: number): boolean {
  if (columns.length !== width || columns.includes(-1)) return false;
  const isSame = (key: readonly number[] | null) =>
    key !== null && key.length === width && key.every((column) => columns.includes(column));
  return (
    parent.uniques.some((unique) => isSame(unique.columns)) ||
    parent.indexes.some((index) => index.unique && !index.where && isSame(index.columns))
  );
}
