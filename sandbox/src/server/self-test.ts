import type { Catalogue } from '@sqltown/content/grading';
import type { EngineDialect } from '@sqltown/shared/api';
import type { EnginePool } from '../pool/engine-pool.ts';

/** What must be refused before anybody is served: files, programs, other databases, other roles. */
const ESCAPES: Readonly<Record<EngineDialect, readonly string[]>> = {
  sqlite: [
    "ATTACH '/tmp/escape.db' AS escape",
    "VACUUM INTO '/tmp/escape.db'",
    'PRAGMA writable_schema = ON',
    "SELECT load_extension('escape')",
    'CREATE VIRTUAL TABLE escape USING fts5(text)',
  ],
  postgresql: [
    "COPY (SELECT 1) TO PROGRAM 'true'",
    "SELECT pg_read_file('PG_VERSION')",
    "SELECT set_config('role', 'postgres', false)",
    'RESET ROLE',
    'DO $$ BEGIN PERFORM 1; END $$',
    'SELECT rolname FROM pg_catalog.pg_authid',
  ],
  mysql: [
    "SELECT LOAD_FILE('/etc/passwd')",
    'SELECT @@datadir',
    'SELECT user FROM mysql.user',
    'SELECT 1 /*! + 1 */',
  ],
  mssql: [
    "EXEC xp_cmdshell 'dir'",
    "SELECT * FROM OPENROWSET(BULK '/etc/passwd', SINGLE_CLOB) AS f",
    'USE master',
  ],
  oracle: [
    "SELECT UTL_HTTP.REQUEST('http://localhost') FROM dual",
    'SELECT * FROM sys.user$',
    'ALTER SYSTEM FLUSH SHARED_POOL',
  ],
  mariadb: [
    "SELECT 1 INTO OUTFILE '/tmp/escape'",
    'SET SESSION max_statement_time = 0',
    'SET STATEMENT max_statement_time = 0 FOR SELECT 1',
    'SELECT user FROM mysql.user',
    'SELECT @@datadir',
    "SELECT LOAD_FILE('/etc/passwd')",
    'SHOW GRANTS',
    'CREATE DATABASE escape',
    'SELECT 1 /*! + 1 */',
  ],
};

const LIMITS = { timeMs: 5_000, rows: 1, bytes: 1_000 };

/** Throws when an engine lets an escape through, or can't answer the simplest query: nobody is served then. */
export async function assertSealed(pool: EnginePool, catalogue: Catalogue): Promise<void> {
  const [preloaded = ''] = catalogue.datasets.keys();
  const ask = async (sql: string) =>
    (await pool.execute([{ database: { preloaded }, sql, limits: LIMITS }], { wallMs: 10_000 }))[0]?.kind;
  for (const sql of ESCAPES[pool.dialect]) {
    const kind = await ask(sql);
    if (kind === 'rows') throw new Error(`${pool.label.name} is not sealed: ${sql}`);
  }
  const kind = await ask(pool.dialect === 'oracle' ? 'SELECT 1 FROM dual' : 'SELECT 1');
  if (kind !== 'rows') throw new Error(`${pool.label.name} does not answer: ${kind}`);
}
