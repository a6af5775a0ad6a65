import type { PGlite } from '@electric-sql/pglite';
import type { EngineLabel, Outcome } from '@sqltown/shared/api';
import type { Database, Engine, EngineSetup, Execution } from '../engine.ts';
import { withFixedClock } from '../fixed-clock.ts';
import { stopped } from '../stops.ts';
import { answer, explainUnparsable } from './answer.ts';
import { loadModule } from 'libpg-query';
import { type Instance, openInstance } from './instance.ts';
import { loadPglite } from './template.ts';

/** Reads and compiles what an instance needs, once for a thread. */
export async function loadPostgresqlEngine(): Promise<void> {
  await Promise.all([loadPglite(), loadModule()]);
}

/**
 * Opens PGlite. A run that only reads is rolled back; after any other the snapshot is put back. Both happen
 * after the outcome is out and end with the canary; where that fails, a new instance takes the place.
 */
export async function openPostgresqlEngine(
  setup: Pick<EngineSetup, 'databases' | 'cacheFolder'>,
): Promise<Engine> {
  const databases = new Map(setup.databases.map((database) => [database.schema.id, database]));
  let ready = openInstance(setup);
  const label = await labelOf((await ready).postgres);

  return {
    label,
    async execute(execution) {
      const instance = await ready;
      const startedAt = performance.now();
      try {
        const { outcome, settle } = await withFixedClock(() => run(instance, databases, execution));
        ready = settle().then(
          () => instance,
          (error: unknown) => {
            process.emitWarning(`PGlite is opened anew: ${String(error)}`, { code: 'SANDBOX_NOT_UNDONE' });
            return openInstance(setup);
          },
        );
        return 'elapsedMs' in outcome ? { ...outcome, elapsedMs: performance.now() - startedAt } : outcome;
      } catch (error) {
        // The instance's stack or memory is gone, or it is in a state that nobody foresaw.
        ready = openInstance(setup);
        if (error instanceof WebAssembly.RuntimeError || error instanceof RangeError) {
          return stopped('memory', performance.now() - startedAt);
        }
        throw error;
      }
    },
    settled: () =>
      ready.then(
        () => undefined,
        // The next run hears of it.
        () => undefined,
      ),
    close: async () => (await ready).postgres.close(),
  };
}

/** What came of a run, and what has to be done before the next. */
type Ran = { readonly outcome: Outcome; readonly settle: () => Promise<void> };

async function run(
  instance: Instance,
  databases: ReadonlyMap<string, Database>,
  { database: reference, sql, limits }: Execution,
): Promise<Ran> {
  const database = databaseOf(databases, reference);
  const { schema } = database;
  const filtered = instance.filter(sql, schema.id);
  if (filtered.kind === 'rejected') return { outcome: filtered, settle: async () => undefined };
  const isReadOnly = filtered.kind === 'unparsable' || filtered.isReadOnly;
  await instance.prepare(database, { isReadOnly, isGiven: 'given' in reference });
  const question = { sql, schema, limits, isInTransaction: isReadOnly };
  const outcome =
    filtered.kind === 'unparsable'
      ? await explainUnparsable(instance.link, question)
      : await answer(instance.link, filtered.statements, question);
  // A run that hit a limit may have left PostgreSQL's error stack in disorder: only the snapshot mends that.
  const canRollBack = isReadOnly && outcome.kind !== 'stopped' && !isInternal(outcome);
  return { outcome, settle: () => instance.settle({ isReadOnly: canRollBack }) };
}

/** SQLSTATE class XX: PostgreSQL itself says that something is wrong with it. */
function isInternal(outcome: Outcome): boolean {
  return outcome.kind === 'error' && outcome.error.code.startsWith('XX');
}

function databaseOf(databases: ReadonlyMap<string, Database>, reference: Execution['database']): Database {
  if ('given' in reference) return reference.given;
  const found = databases.get(reference.preloaded);
  if (!found) throw new Error(`No database "${reference.preloaded}" in this worker`);
  return found;
}

async function labelOf(postgres: PGlite): Promise<EngineLabel> {
  const { rows } = await postgres.query<{ server_version: string }>('SHOW server_version');
  return {
    dialect: 'postgresql',
    name: 'PostgreSQL (PGlite)',
    version: rows[0]?.server_version ?? '',
    real: true,
  };
}
