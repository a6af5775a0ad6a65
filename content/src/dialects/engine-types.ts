import type { DatasetColumn, DatasetValue } from '../grading/types.ts';
import type { LessonDialect } from './per-dialect.ts';

/** How one dialect declares a dataset's types and writes its values. */
export type DialectPrinter = {
  readonly types: Readonly<Record<DatasetColumn['type'], string>>;
  readonly truth: (value: boolean) => string;
  /** What a text needs beside doubled quotes. */
  readonly escape?: (text: string) => string;
  /** What stands before a text or a date: N for any letters, DATE where a text is no date. */
  readonly prefixes?: { readonly text: string; readonly date: string };
  /** `apart` where a reference behind its column is read and forgotten. */
  readonly references?: 'apart';
  /** Rows that one INSERT may take. */
  readonly rowsAStatement?: number;
};

/** A text column has a length here, since a key or an index needs one. */
const MYSQL: DialectPrinter = {
  types: {
    integer: 'INT',
    decimal: 'DECIMAL(10, 2)',
    text: 'VARCHAR(255)',
    boolean: 'BOOLEAN',
    date: 'DATE',
  },
  truth: (value) => (value ? 'TRUE' : 'FALSE'),
  escape: (text) => text.replaceAll('\\', '\\\\'),
};

export const PRINTERS: Readonly<Record<LessonDialect, DialectPrinter>> = {
  postgresql: {
    types: { integer: 'integer', decimal: 'numeric(10, 2)', text: 'text', boolean: 'boolean', date: 'date' },
    truth: (value) => (value ? 'true' : 'false'),
  },
  /** SQLite has neither booleans nor dates: 0 and 1, and text as YYYY-MM-DD, which sorts as dates do. */
  sqlite: {
    types: { integer: 'INTEGER', decimal: 'NUMERIC', text: 'TEXT', boolean: 'INTEGER', date: 'TEXT' },
    truth: (value) => (value ? '1' : '0'),
  },
  mariadb: MYSQL,
  mysql: { ...MYSQL, references: 'apart' },
  mssql: {
    types: {
      integer: 'int',
      decimal: 'decimal(10, 2)',
      text: 'nvarchar(255)',
      boolean: 'bit',
      date: 'date',
    },
    truth: (value) => (value ? '1' : '0'),
    prefixes: { text: 'N', date: '' },
  },
  /** Oracle has no truth before 23ai, takes one row an INSERT before 23ai, and reads '' as NULL. */
  oracle: {
    types: {
      integer: 'NUMBER(10)',
      decimal: 'NUMBER(10, 2)',
      text: 'VARCHAR2(255 CHAR)',
      boolean: 'NUMBER(1)',
      date: 'DATE',
    },
    truth: (value) => (value ? '1' : '0'),
    prefixes: { text: '', date: 'DATE ' },
    rowsAStatement: 1,
  },
};

/** A value as a literal of the dialect. */
export function literal(value: DatasetValue, dialect: LessonDialect, type?: DatasetColumn['type']): string {
  if (value === null) return 'NULL';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'boolean') return PRINTERS[dialect].truth(value);
  const { escape, prefixes } = PRINTERS[dialect];
  const doubled = value.replaceAll("'", "''");
  const prefix = prefixes?.[type === 'date' ? 'date' : 'text'] ?? '';
  return `${prefix}'${escape ? escape(doubled) : doubled}'`;
}
