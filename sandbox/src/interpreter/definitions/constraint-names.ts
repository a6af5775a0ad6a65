import type { DialectName } from '../dialects/dialect.ts';
import type { DatabaseState, Table } from '../catalog/state.ts';

type Unnamed =
  | { readonly kind: 'primary' | 'unique' | 'foreign' | 'index'; readonly columns: readonly string[] }
  | {
      readonly kind: 'check';
      readonly columns: readonly string[];
      /** The condition as written. */
      readonly text: string;
      readonly isInline: boolean;
    }
  | { readonly kind: 'default'; readonly columns: readonly string[] };

type Asked = { readonly table: Table; readonly state: DatabaseState };
type Naming = (unnamed: Unnamed, asked: Asked) => string;

const SUFFIXES = {
  primary: 'pkey',
  unique: 'key',
  foreign: 'fkey',
  check: 'check',
  index: 'idx',
  default: 'default',
};
/** NAMEDATALEN - 1. */
const POSTGRESQL_NAME = 63;

/** `citizens_pkey`, `citizens_house_id_fkey`, and a number behind it where that one is taken. */
const postgresql: Naming = (unnamed, { table, state }) => {
  const parts = unnamed.kind === 'primary' ? [table.name] : [table.name, ...unnamed.columns];
  const name = [...parts, SUFFIXES[unnamed.kind]].join('_').slice(0, POSTGRESQL_NAME);
  return numbered(name, namesIn(table, state), (again) => `${name}${again}`);
};

/** Keys are called after their first column, foreign keys and checks are counted. */
const mysql: Naming = (unnamed, { table }) => {
  if (unnamed.kind === 'primary') return 'PRIMARY';
  const taken = namesOf(table);
  if (unnamed.kind === 'foreign') return counted((number) => `${table.name}_ibfk_${number}`, taken);
  if (unnamed.kind === 'check') return counted((number) => `${table.name}_chk_${number}`, taken);
  const name = unnamed.columns[0] ?? 'functional_index';
  return numbered(name, taken, (again) => `${name}_${again + 1}`);
};

/** A check behind a column is called like the column. */
const mariadb: Naming = (unnamed, asked) => {
  if (unnamed.kind !== 'check') return mysql(unnamed, asked);
  const [column] = unnamed.columns;
  if (unnamed.isInline && column !== undefined) return column;
  return counted((number) => `CONSTRAINT_${number}`, namesOf(asked.table));
};

const MSSQL_PREFIXES = {
  primary: 'PK',
  unique: 'UQ',
  foreign: 'FK',
  check: 'CK',
  index: 'IX',
  default: 'DF',
};
const MSSQL_TABLE = 9;
const MSSQL_COLUMN = 5;

/** `PK__citizens__3213E83F1A14E395`: a table's name is cut, and the number is the server's. */
const mssql: Naming = (unnamed, { table }) => {
  const table9 = table.name.slice(0, MSSQL_TABLE);
  const prefix = MSSQL_PREFIXES[unnamed.kind];
  const seed = `${table.name}.${unnamed.columns.join('.')}.${unnamed.kind}`;
  const taken = namesOf(table);
  if (unnamed.kind === 'primary' || unnamed.kind === 'unique') {
    const name = `${prefix}__${table9}__${hash(seed)}${hash(`${seed}#`)}`;
    return numbered(name, taken, (again) => `${name.slice(0, -8)}${hash(seed + again)}`);
  }
  const column = unnamed.columns[0]?.slice(0, MSSQL_COLUMN) ?? '';
  const name = [prefix, table9, ...(column ? [column] : []), hash(seed)].join('__');
  return numbered(name, taken, (again) => `${name.slice(0, -8)}${hash(seed + again)}`);
};

const FIRST_SYS_C = 8_301;

const oracle: Naming = (_unnamed, { table, state }) =>
  counted((number) => `SYS_C00${FIRST_SYS_C + number - 1}`, namesIn(table, state));

/** SQLite names no constraint: a check is known by its text, a key by its columns. */
const sqlite: Naming = (unnamed, { table }) =>
  unnamed.kind === 'check'
    ? unnamed.text
    : counted((number) => `sqlite_autoindex_${table.name}_${number}`, namesOf(table));

const NAMINGS: Readonly<Record<DialectName, Naming>> = {
  sqlite,
  postgresql,
  mysql,
  mariadb,
  mssql,
  oracle,
};

/** What a constraint is called that was given no name. */
export function constraintName(dialect: DialectName, unnamed: Unnamed, asked: Asked): string {
  return NAMINGS[dialect](unnamed, asked);
}

/** Every name that a table has given to its constraints and indexes. */
export function namesOf({ uniques, checks, foreignKeys, indexes, columns }: Table): Set<string> {
  const defaults = columns.flatMap(({ defaultName }) => defaultName ?? []);
  return new Set([
    ...[...uniques, ...checks, ...foreignKeys, ...indexes].map(({ name }) => name),
    ...defaults,
  ]);
}

/** The same over all tables: where such names are the schema's. */
export function namesIn(table: Table, state: DatabaseState): Set<string> {
  const tables = [...state.relations.values()].flatMap((relation) =>
    relation.kind === 'table' ? [relation] : [],
  );
  return new Set([table, ...tables].flatMap((one) => [...namesOf(one)]));
}

function numbered(name: string, taken: ReadonlySet<string>, again: (number: number) => string): string {
  if (!taken.has(name)) return name;
  return counted(again, taken);
}

function counted(name: (number: number) => string, taken: ReadonlySet<string>): string {
  let number = 1;
  while (taken.has(name(number))) number += 1;
  return name(number);
}

/** Eight hex digits that look like SQL Server's object ids, the same for the same name. FNV-1a. */
function hash(text: string): string {
  let hashed = 0x811c9dc5;
  for (const character of text) hashed = Math.imul(hashed ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return (hashed >>> 0).toString(16).toUpperCase().padStart(8, '0');
}
