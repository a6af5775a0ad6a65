import type { EngineDialect } from '@sqltown/shared/api';
import type { EngineSetup, OpenEngine } from './engine.ts';

/** How an engine is opened, in a thread that holds nothing else. */
export type Opener = {
  /** What WebAssembly may take in the thread. Servers need it for parsers only. */
  readonly memoryBytes: number;
  readonly open: OpenEngine;
};

const MEGABYTE = 1024 * 1024;

/** SQLTown's own engine, for dialects that nothing else on board speaks. It uses no WebAssembly. */
const INTERPRETER: Opener = {
  memoryBytes: 64 * MEGABYTE,
  open: async (setup) => (await import('./interpreter/interpreter-engine.ts')).openInterpreterEngine(setup),
};

/** Engines on board. Imported only when they are opened, so that the clamp holds their memory. */
const ON_BOARD: Readonly<Record<EngineDialect, Opener>> = {
  mariadb: INTERPRETER,
  mysql: INTERPRETER,
  mssql: INTERPRETER,
  oracle: INTERPRETER,
  sqlite: {
    memoryBytes: 96 * MEGABYTE,
    open: async (setup) => (await import('./sqlite/sqlite-engine.ts')).openSqliteEngine(setup),
  },
  postgresql: {
    memoryBytes: 256 * MEGABYTE,
    open: async (setup) => (await import('./postgresql/postgresql-engine.ts')).openPostgresqlEngine(setup),
  },
};

/** Engines that are a server somewhere, for towns that say where. */
const ON_SERVERS: Readonly<Partial<Record<EngineDialect, Opener>>> = {
  postgresql: {
    memoryBytes: 64 * MEGABYTE,
    open: async (setup) => {
      const { openPostgresqlServerEngine } = await import('./postgresql-server/postgresql-server-engine.ts');
      return openPostgresqlServerEngine(withServer(setup));
    },
  },
  mariadb: {
    memoryBytes: 64 * MEGABYTE,
    open: async (setup) => (await import('./mariadb/mariadb-engine.ts')).openMariadbEngine(withServer(setup)),
  },
};

/** @throws when nothing here speaks the dialect. */
export function openerFor({ dialect, server }: EngineSetup): Opener {
  const opener = (server === undefined ? ON_BOARD : ON_SERVERS)[dialect];
  if (opener === undefined) throw new Error(`${dialect} needs a server of its own`);
  return opener;
}

function withServer({ databases, server = '' }: EngineSetup) {
  return { databases, server };
}

/** Whether SQLTown's own engine answers. */
export function isInterpreted(setup: EngineSetup): boolean {
  return openerFor(setup) === INTERPRETER;
}
