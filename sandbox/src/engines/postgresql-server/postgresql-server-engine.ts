import type { EngineLabel, Outcome } from '@sqltown/shared/api';
import type { Database, Engine, EngineSetup, Execution } from '../engine.ts';
import { answer, explainUnparsable } from '../postgresql/answer.ts';
import { type Filtered, createFilter } from '../postgresql/filter.ts';
import { deniedFunctions } from '../postgresql/functions.ts';
import { keepReady } from '../servers/ready.ts';
import { type ServerHost, openServerEngine } from '../servers/server-engine.ts';
import { watched } from '../servers/watchdog.ts';
import { stopped } from '../stops.ts';
import { openAdmin } from './admin.ts';
import { stillClock } from './clock.ts';
import { type Place, openPlace } from './place.ts';
import { ensureTemplate } from './template.ts';

/** Databases that wait beside the one that is in use. */
const READY = 2;

/** SQLSTATEs of a statement that was interrupted, and of a session that was ended. */
const INTERRUPTED: ReadonlySet<string> = new Set(['57014', '57P01', '08006']);

export type PostgresServerSetup = Pick<EngineSetup, 'databases'> & { readonly server: string };

/**
 * A PostgreSQL server that has nothing else to do. A run that only reads is rolled back and its session cleared; any
 * other loses its database, and the next one gets one that waited.
 */
export function openPostgresqlServerEngine(setup: PostgresServerSetup): Promise<Engine> {
  return openServerEngine(() => openHost(setup));
}

type Run = {
  readonly execution: Execution;
  readonly database: Database;
  readonly filtered: Exclude<Filtered, { kind: 'rejected' }>;
  readonly isReadOnly: boolean;
};

async function openHost({ databases, server }: PostgresServerSetup): Promise<ServerHost> {
  const admin = await openAdmin(server);
  const [template, denied] = await Promise.all([
    ensureTemplate(admin, databases),
    deniedFunctions({ query: async (sql, values) => ({ rows: await admin.ask(sql, values) }) }),
  ]);
  const known = new Map(databases.map((database) => [database.schema.id, database]));
  const filled = new Set(databases.filter(hasRows).map(({ schema }) => schema.id));
  let made = 0;
  const places = keepReady(READY, () =>
    openPlace(admin, `${admin.owner.name}_${made++}`, { template, filled }),
  );
  // The server copies the template while the parser is loaded.
  const [first, filter] = await Promise.all([places.take(), createFilter(denied)]);
  let place: Promise<Place> | null = Promise.resolve(first);
  /** What goes wrong here is the next one's to clear away. */
  const clearing = admin.clearAway().catch((error: unknown) => {
    if (!admin.isLost) process.emitWarning(`Not cleared away: ${String(error)}`, { code: 'SANDBOX_LEFT' });
  });
  const leaving = new Set<Promise<void>>();
  const label: EngineLabel = {
    dialect: 'postgresql',
    name: 'PostgreSQL',
    version: admin.version,
    real: true,
  };

  return {
    label,
    get isLost() {
      return admin.isLost;
    },
    async execute(execution) {
      const database = databaseOf(execution);
      const filtered = filter(execution.sql, database.schema.id);
      if (filtered.kind === 'rejected') return filtered;
      const isReadOnly = filtered.kind === 'unparsable' || filtered.isReadOnly;
      const here = await (place ?? places.take());
      place = null;
      let outcome: Outcome | null = null;
      try {
        outcome = await runAt(here, { execution, database, filtered, isReadOnly });
        return outcome;
      } finally {
        const isReusable = isReadOnly && outcome !== null && outcome.kind !== 'stopped' && !here.link.isGone;
        place = isReusable ? reuse(here) : replace(here);
        place.catch(() => undefined);
      }
    },
    settled: () => calmed(place),
    async close() {
      const rest = await Promise.allSettled([...(place ? [place] : []), places.drain()]);
      await Promise.allSettled([...leaving, clearing]);
      for (const one of rest) {
        if (one.status === 'fulfilled')
          await Promise.allSettled([one.value].flat().map(({ link }) => link.end()));
      }
      await admin.close();
    },
  };

  function databaseOf({ database: reference }: Execution): Database {
    if ('given' in reference) return reference.given;
    const found = known.get(reference.preloaded);
    if (!found) throw new Error(`No database "${reference.preloaded}" in this worker`);
    return found;
  }

  async function runAt(here: Place, { execution, database, filtered, isReadOnly }: Run): Promise<Outcome> {
    const { sql, limits } = execution;
    await here.prepare(database, { isReadOnly, isGiven: 'given' in execution.database });
    const question = { sql, schema: database.schema, limits, isInTransaction: isReadOnly };
    const leash = {
      interrupt: () => signal('pg_cancel_backend', here),
      end: () => signal('pg_terminate_backend', here),
    };
    const { result, isOverdue } = await watched(limits.timeMs, leash, () =>
      filtered.kind === 'unparsable'
        ? explainUnparsable(here.link, question)
        : answer(here.link, filtered.statements, question, stillClock),
    );
    return isOverdue && wasInterrupted(result) ? stopped('time', 0) : result;
  }

  /** After the answer is out. */
  function reuse(here: Place): Promise<Place> {
    return here.settle().then(
      () => here,
      (error: unknown) => {
        process.emitWarning(`A database is replaced: ${String(error)}`, { code: 'SANDBOX_NOT_UNDONE' });
        return replace(here);
      },
    );
  }

  function replace(here: Place): Promise<Place> {
    const gone = here.discard().catch((error: unknown) => {
      if (!admin.isLost) process.emitWarning(`A database stays behind: ${String(error)}`);
    });
    leaving.add(gone);
    void gone.then(() => leaving.delete(gone));
    return places.take();
  }

  function signal(how: 'pg_cancel_backend' | 'pg_terminate_backend', { pid }: Place): void {
    admin.ask(`SELECT ${how}($1)`, [pid]).catch((error: unknown) => process.emitWarning(String(error)));
  }
}

/** The next run hears of what went wrong. */
async function calmed(place: Promise<Place> | null): Promise<void> {
  await place?.catch(() => undefined);
}

/** An answer that came while the leash was pulled is an answer all the same. */
function wasInterrupted(outcome: Outcome): boolean {
  return outcome.kind === 'error' && INTERRUPTED.has(outcome.error.code);
}

function hasRows({ rows }: Database): boolean {
  return Object.values(rows).some((table) => table.length > 0);
}
