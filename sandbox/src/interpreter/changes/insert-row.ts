import { columnAt } from '../catalog/columns.ts';
import type { Table } from '../catalog/state.ts';
import { fail } from '../errors/failure.ts';
import type { Work } from '../session/work.ts';
import type { Row, Value } from '../values/value.ts';
import { defaultReader } from './defaults.ts';
import { implicitDefault } from './implicit-default.ts';
import type { Target } from './target.ts';
import type { Writer } from './writer.ts';

/** DEFAULT where a value stands. */
export const DEFAULT = Symbol('DEFAULT');
/** What a statement says of one row: a value for each of its columns. */
export type Given = readonly (Value | typeof DEFAULT)[];

/** Makes whole rows of what an INSERT says: defaults and numbers fill the rest. */
export type RowMaker = {
  make(given: Given): Row;
  /** The number that the last row was given, where it was given one. */
  readonly generatedId: bigint | null;
  /** The number in the identity column of the last row, given or made. */
  readonly identity: bigint | null;
};

/**
 * @param columns which columns the values are for.
 * @param isLenient MySQL's IGNORE: what can't be NULL and has no default gets one all the same.
 */
export function rowMaker(
  { key, table }: Target,
  {
    columns,
    writer,
    isLenient = false,
  }: { readonly columns: readonly number[]; readonly writer: Writer; readonly isLenient?: boolean },
  work: Work,
): RowMaker {
  const at = table.columns.map((_, column) => columns.indexOf(column));
  const identityColumn = table.columns.findIndex(({ identity }) => identity !== null);
  const next = identityColumn < 0 ? null : numbering({ key, table }, identityColumn, { writer, work });
  const defaults = table.columns.map((_, column) =>
    lazily(() => defaultFor(table, column, { isLenient, work })),
  );
  let generatedId: bigint | null = null;
  let identity: bigint | null = null;
  return {
    make(given) {
      generatedId = null;
      identity = null;
      return table.columns.map((column, i): Value => {
        const value = at[i] === -1 ? DEFAULT : (given[at[i] ?? -1] ?? null);
        if (column.generated) return null;
        if (i === identityColumn && next) {
          const isLeft = value === DEFAULT || next.replaces(value);
          const number = isLeft ? next.take() : value;
          if (isLeft && typeof number === 'bigint') generatedId = number;
          if (!isLeft) next.pass(number);
          identity = typeof number === 'bigint' ? number : null;
          return number;
        }
        if (value === DEFAULT) return defaults[i]?.()() ?? null;
        return value === null && isLenient && column.notNull ? implicitDefault(column.type) : value;
      });
    },
    get generatedId() {
      return generatedId;
    },
    get identity() {
      return identity;
    },
  };
}

function lazily<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}

/** What an untold column gets. @throws SqlFailure no-default, in MySQL */
function defaultFor(
  table: Table,
  number: number,
  { isLenient, work }: { readonly isLenient: boolean; readonly work: Work },
): () => Value {
  const column = columnAt(table, number);
  const { dialect } = work.context.semantics;
  const isMysql = dialect === 'mysql' || dialect === 'mariadb';
  if (!isMysql || column.default || !column.notNull) return defaultReader(table, number, work);
  return () => {
    if (isLenient) return implicitDefault(column.type);
    return fail({ kind: 'no-default', column: column.name, table: table.name });
  };
}

type Numbering = {
  take(): bigint;
  /** Whether a value stands for "the next one": NULL, and MySQL's 0. */
  replaces(value: Value): boolean;
  pass(value: Value): void;
};

/** Where an identity column's numbers come from. */
function numbering(
  { key, table }: Target,
  column: number,
  { writer, work }: { readonly writer: Writer; readonly work: Work },
): Numbering {
  const { identity } = columnAt(table, column);
  if (!identity) throw new Error(`column ${column} of ${table.name} counts nothing`);
  const { counters } = work.memory;
  const { dialect } = work.context.semantics;
  if (identity.form === 'ROWID') return rowids({ key, table }, column, { writer, work });
  const { sequence } = identity;
  const isMysql = dialect === 'mysql' || dialect === 'mariadb';
  return {
    take: () =>
      sequence === null ? counters.next(identity) : work.context.run.sequences.next(sequence, null),
    replaces: (value) => identity.form === 'ON NULL' && (value === null || (isMysql && value === 0n)),
    pass(value) {
      // PostgreSQL and Oracle count on regardless, and meet the number again later.
      if (typeof value === 'bigint' && (isMysql || dialect === 'mssql')) counters.pass(identity, value);
    },
  };
}

/** SQLite's INTEGER PRIMARY KEY: one more than the largest; with AUTOINCREMENT than the largest there ever was. */
function rowids(
  { key, table }: Target,
  column: number,
  { writer, work }: { readonly writer: Writer; readonly work: Work },
): Numbering {
  const { identity } = columnAt(table, column);
  if (!identity) throw new Error(`column ${column} of ${table.name} counts nothing`);
  let largest: bigint | null = null;
  const keepsAll = 'AUTOINCREMENT' in table.options;
  const largestNow = (): bigint => {
    if (largest !== null) return largest;
    largest = keepsAll ? work.memory.counters.peek(identity) - 1n : 0n;
    for (const { values } of writer.draft.table(key).rows()) {
      const value = values[column];
      if (typeof value === 'bigint' && value > largest) largest = value;
    }
    return largest;
  };
  const reach = (value: bigint) => {
    largest = value > largestNow() ? value : largestNow();
    if (keepsAll) work.memory.counters.pass(identity, value);
  };
  return {
    take() {
      const value = largestNow() + 1n;
      reach(value);
      return value;
    },
    replaces: (value) => value === null,
    pass(value) {
      if (typeof value !== 'bigint') {
        fail({
          kind: 'assign-type',
          column: columnAt(table, column).name,
          columnType: 'INTEGER',
          valueType: '',
        });
      }
      reach(value);
    },
  };
}
