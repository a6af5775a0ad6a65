import type { Mutant } from '../mutants/index.ts';

/** Faults of the sandbox's process, each of which the drill must notice. */
export const MUTANTS: Readonly<Record<string, Mutant>> = {
  /** A database is used again after a run that wrote. */
  'keep-databases': [
    {
      file: 'engines/sqlite/sqlite-engine.ts',
      find: 'const connection = openCopy(sqlite3, image.bytes);',
      replace: 'const connection = (globalThis.kept ??= openCopy(sqlite3, image.bytes));',
    },
    { file: 'engines/sqlite/sqlite-engine.ts', find: '    connection.close();\n', replace: '' },
    { file: 'engines/postgresql/instance.ts', find: 'snapshot.restore();', replace: '' },
    { file: 'engines/postgresql/instance.ts', find: 'return canary.assertPristine();', replace: 'return;' },
    {
      file: 'engines/postgresql-server/postgresql-server-engine.ts',
      find: 'isReusable ? reuse(here) : replace(here)',
      replace: 'Promise.resolve(here)',
    },
    {
      file: 'engines/mariadb/mariadb-engine.ts',
      find: 'isReusable ? reuse(here, shelf) : replace(here, shelf)',
      replace: 'Promise.resolve(here)',
    },
  ],
  /** A session is not cleared. */
  'keep-sessions': [{ file: 'engines/mariadb/session.ts', find: 'await connection.reset();', replace: '' }],
  /** Two learners' runs are one: what the other wrote is in it. */
  'mix-runs': [
    {
      file: 'runner/runner.ts',
      find: 'sql: order.sql,\n      limits: limitsFor(wallMs',
      replace:
        'sql: /^(SELECT|PRAGMA|EXECUTE)/.test(order.sql) && globalThis.last ? `${globalThis.last}; ${order.sql}` : (globalThis.last = order.sql),\n      limits: limitsFor(wallMs',
    },
  ],
};
