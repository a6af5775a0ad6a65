import type { EngineDialect } from '@sqltown/shared/api';
import type { EngineSetup, OpenEngine } from './engine.ts';

/** How an engine is opened, in a thread that holds nothing else. */
export type Opener = {
  /** What WebAssembly may take in the thread. Servers need it for parsers only. */
  readonly memoryBytes: number;
  /** Imports the engine: not before this, so that the clamp holds its memory. Opening it is the greater part. */
  readonly load: () => Promise<OpenEngine>;
};

const MEGABYTE = 1024 * 1024;

/** SQLTown's own engine, for dialects that nothing else on board speaks. It uses no WebAssembly. */
const INTERPRETER: Opener = {
  memoryBytes: 64 * MEGABYTE,
  load: async () => (await import('./interpreter/interpreter-engine.ts')).openInterpreterEngine,
};

const ON_BOARD: Readonly<Record<EngineDialect, Opener>> = {
  mariadb: INTERPRETER,
  mysql: INTERPRETER,
  mssql: INTERPRETER,
  oracle: INTERPRETER,
  sqlite: {
    memoryBytes: 96 * MEGABYTE,
    load: async () => (await import('./sqlite/sqlite-engine.ts')).openSqliteEngine,
  },
  postgresql: {
    memoryBytes: 256 * MEGABYTE,
    load: async () => {
      const { loadPostgresqlEngine, openPostgresqlEngine } = await import(
        './postgresql/postgresql-engine.ts'
      );
      await loadPostgresqlEngine();
      return openPostgresqlEngine;
    },
  },
};

/** Engines that are a server somewhere, for towns that say where. */
const ON_SERVERS: Readonly<Partial<Record<EngineDialect, Opener>>> = {
  postgresql: {
    memoryBytes: 64 * MEGABYTE,
    load: async () => {
      const { openPostgresqlServerEngine } = await import('./postgresql-server/postgresql-server-engine.ts');
      return (setup) => openPostgresqlServerEngine(withServer(setup));
    },
  },
  mariadb: {
    memoryBytes: 64 * MEGABYTE,
    load: async () => {
      const { openMariadbEngine } = await import('./mariadb/mariadb-engine.ts');
      return (setup) => openMariadbEngine(withServer(setup));
    },
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
