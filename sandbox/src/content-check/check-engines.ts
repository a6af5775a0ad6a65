import type { Catalogue } from '@sqltown/content/grading';
import type { EngineDialect } from '@sqltown/shared/api';
import type { Database, EngineSetup } from '../engines/engine.ts';
import { openEnginePool } from '../pool/engine-pool.ts';
import type { DialectEngines, Engines } from '../runner/engines.ts';
import type { InterpreterFault } from './interpreter-faults.ts';
import { openInterpreterPool } from './interpreter-pool.ts';

export type CheckEngineOptions = {
  readonly cacheFolder: string | null;
  readonly dialects: readonly EngineDialect[];
  /** Real servers, for dialects that are not asked on board. */
  readonly servers?: Readonly<Partial<Record<EngineDialect, string>>>;
};

/** Engines with the catalogue's visible data, and others for the hidden ones, as the sandbox opens them. */
export async function openCheckEngines(
  catalogue: Catalogue,
  { cacheFolder, dialects, servers = {} }: CheckEngineOptions,
): Promise<Engines> {
  const visible = visibleDatabases(catalogue);
  const empty = visible.map((database): Database => ({ ...database, rows: {} }));
  const engines = new Map<EngineDialect, DialectEngines>();
  for (const dialect of dialects) {
    const server = servers[dialect];
    const open = (databases: readonly Database[]) => {
      const setup: EngineSetup = { dialect, databases, cacheFolder, ...(server !== undefined && { server }) };
      return openEnginePool(setup, { threads: 1, onIdleError: (error) => console.error(error.message) });
    };
    engines.set(dialect, { run: await open(visible), grade: open(empty) });
  }
  return engines;
}

/** The interpreter for each dialect that a real one among the engines answers for. */
export async function openInterpreters(
  catalogue: Catalogue,
  engines: Engines,
  fault?: InterpreterFault,
): Promise<Engines> {
  const databases = visibleDatabases(catalogue);
  const interpreters = new Map<EngineDialect, DialectEngines>();
  for (const [dialect, { run }] of engines) {
    if (!run.label.real) continue;
    const pool = await openInterpreterPool({ dialect, databases, cacheFolder: null }, fault);
    interpreters.set(dialect, { run: pool, grade: Promise.resolve(pool) });
  }
  return interpreters;
}

export async function closeEngines(engines: Engines): Promise<void> {
  for (const { run, grade } of engines.values()) {
    await run.close();
    await (await grade).close();
  }
}

function visibleDatabases(catalogue: Catalogue): Database[] {
  return [...catalogue.datasets.values()].map((schema) => ({
    key: schema.id,
    schema,
    rows: catalogue.visibleRows(schema.id),
  }));
}
