import type { DialectName } from '../dialects/dialect.ts';

/** When a dialect looks at keys: at each row, or once the statement has done all its rows. */
type When = 'row' | 'statement';

/**
 * Uniqueness while an UPDATE moves keys: SQL Server and Oracle look at the end, so that `SET id = id + 1` works there.
 * Foreign keys: InnoDB looks at each row, the others at the end.
 */
export const TIMING: Readonly<Record<DialectName, { readonly unique: When; readonly foreign: When }>> = {
  sqlite: { unique: 'row', foreign: 'statement' },
  postgresql: { unique: 'row', foreign: 'statement' },
  mysql: { unique: 'row', foreign: 'row' },
  mariadb: { unique: 'row', foreign: 'row' },
  mssql: { unique: 'statement', foreign: 'statement' },
  oracle: { unique: 'statement', foreign: 'statement' },
};
