import type { EngineDialect } from '@sqltown/shared/api';
import type { DatasetColumn, DatasetValue } from '../grading/types.ts';

/** How one dialect declares a dataset's types and writes its values. */
export type DialectPrinter = {
  readonly types: Readonly<Record<DatasetColumn['type'], string>>;
  readonly truth: (value: boolean) => string;
  /** What a text needs beside doubled quotes. */
  readonly escape?: (text: string) => string;
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

export const PRINTERS: Readonly<Record<EngineDialect, DialectPrinter>> = {
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
  mysql: MYSQL,
  mssql: {
    types: {
      integer: 'INT',
      decimal: 'DECIMAL(10, 2)',
      text: 'NVARCHAR(255)',
      boolean: 'BIT',
      date: 'DATE',
    },
    truth: (value) => (value ? '1' : '0'),
  },
  /** 19c has no booleans in SQL. */
  oracle: {
    types: {
      integer: 'NUMBER(10)',
      decimal: 'NUMBER(10, 2)',
      text: 'VARCHAR2(255)',
      boolean: 'NUMBER(1)',
      date: 'DATE',
    },
    truth: (value) => (value ? '1' : '0'),
  },
};

/** A value as a literal of the dialect. */
export function literal(value: DatasetValue, dialect: EngineDialect): string {
  if (value === null) return 'NULL';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'boolean') return PRINTERS[dialect].truth(value);
  const { escape } = PRINTERS[dialect];
  const doubled = value.replaceAll("'", "''");
  return `'${escape ? escape(doubled) : doubled}'`;
}
