import type { Mutant } from '../mutants/index.ts';

/** A database is used again after a run that wrote, whatever the engine, and nobody looks at it. */
export const KEEP_DATABASES: Mutant = [
  {
    file: 'engines/sqlite/sqlite-engine.ts',
    find: 'const connection = openCopy(sqlite3, image.bytes);',
    replace:
      'const isFresh = !globalThis.kept; const connection = (globalThis.kept ??= openCopy(sqlite3, image.bytes));',
  },
  {
    file: 'engines/sqlite/sqlite-engine.ts',
    find: 'fixRandom(connection);',
    replace: 'if (isFresh) fixRandom(connection);',
  },
  {
    file: 'engines/sqlite/sqlite-engine.ts',
    find: 'guard(sqlite3, connection, ',
    replace: 'if (isFresh) guard(sqlite3, connection, Infinity + ',
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
];
