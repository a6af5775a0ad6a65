import type { EngineLabel, Outcome } from '@sqltown/shared/api';
import { createResultSink } from '../../results/result-sink.ts';
import { commandOf } from '../../sql/command.ts';
import type { Database, Engine, EngineSetup, Execution } from '../engine.ts';
import { type Ready, keepReady } from '../servers/ready.ts';
import { type ServerHost, openServerEngine } from '../servers/server-engine.ts';
import { watched } from '../servers/watchdog.ts';
import { MAX_STATEMENTS, stopped, tooManyStatements } from '../stops.ts';
import { openAdmin } from './admin.ts';
import { type Place as Where, outcomeOf } from './complaints.ts';
import { type Filtered, filterMariadb } from './filter.ts';
import { piecesOf } from './pieces.ts';
import { type Place, openPlace } from './place.ts';

/** Databases of each dataset that wait beside those in use. */
const READY = 2;

export type MariadbSetup = Pick<EngineSetup, 'databases'> & { readonly server: string };

/**
 * A MariaDB server that has nothing else to do. A run that only reads is rolled back and its session cleared; any other
 * loses its database, and the next one gets one that waited.
 */
export function openMariadbEngine(setup: MariadbSetup): Promise<Engine> {
  return openServerEngine(() => openHost(setup));
}

/** What a dataset has on the server. */
type Shelf = { readonly ready: Ready<Place>; place: Promise<Place> | null };

async function openHost({ databases, server }: MariadbSetup): Promise<ServerHost> {
  const admin = await openAdmin(server);
  const known = new Map(databases.map((database) => [database.schema.id, database]));
  const shelves = new Map<string, Shelf>();
  const leaving = new Set<Promise<void>>();
  let made = 0;
  for (const database of databases) await (await shelfOf(database)).place;
  /** What goes wrong here is the next one's to clear away. */
  const clearing = admin.clearAway().catch((error: unknown) => {
    if (!admin.isLost) process.emitWarning(`Not cleared away: ${String(error)}`, { code: 'SANDBOX_LEFT' });
  });
  const label: EngineLabel = { dialect: 'mariadb', name: 'MariaDB', version: admin.version, real: true };

  return {
    label,
    get isLost() {
      return admin.isLost;
    },
    async execute(execution) {
      const database = databaseOf(execution);
      const filtered = filterMariadb(execution.sql);
      if (filtered.kind === 'rejected') return filtered;
      const isReadOnly = filtered.kind === 'unparsable' || filtered.isReadOnly;
      const shelf = await shelfOf(database);
      const here = await (shelf.place ?? shelf.ready.take());
      shelf.place = null;
      let outcome: Outcome | null = null;
      try {
        outcome = await runAt(here, { execution, database, filtered, isReadOnly });
        return outcome;
      } finally {
        const isReusable =
          isReadOnly && outcome !== null && outcome.kind !== 'stopped' && !here.session.isGone;
        shelf.place = isReusable ? reuse(here, shelf) : replace(here, shelf);
        shelf.place.catch(() => undefined);
      }
    },
    async settled() {
      // The next run hears of what went wrong.
      await Promise.allSettled([...shelves.values()].flatMap(({ place }) => place ?? []));
    },
    async close() {
      const rest = await Promise.allSettled(
        [...shelves.values()].flatMap(({ ready, place }) => [...(place ? [place] : []), ready.drain()]),
      );
      await Promise.allSettled([...leaving, clearing]);
      for (const one of rest) {
        if (one.status === 'fulfilled') for (const { session } of [one.value].flat()) session.destroy();
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

  /** One that is given and was never heard of gets one, too: without its rows, which change. */
  async function shelfOf({ key, schema }: Database): Promise<Shelf> {
    const found = shelves.get(schema.id);
    if (found) return found;
    const database = known.get(schema.id) ?? { key, schema, rows: {} };
    const ready = keepReady(READY, () => openPlace(admin, `${admin.owner}n${made++}`, database));
    const shelf: Shelf = { ready, place: ready.take() };
    shelf.place?.catch(() => undefined);
    shelves.set(schema.id, shelf);
    return shelf;
  }

  async function runAt(here: Place, { execution, database, filtered, isReadOnly }: Run): Promise<Outcome> {
    await here.prepare(database, { isReadOnly, isGiven: 'given' in execution.database });
    const { threadId } = here.session;
    const leash = {
      interrupt: () => admin.kill('QUERY', threadId),
      end: () => {
        admin.kill('CONNECTION', threadId);
        // A long rollback isn't waited for either.
        here.session.destroy();
      },
    };
    const asked = { execution, database, owner: admin.owner, enough: leash.interrupt };
    const { result, isOverdue } = await watched(execution.limits.timeMs, leash, () =>
      answer(here, filtered, asked),
    );
    // A SLEEP that is interrupted says that all went well.
    return isOverdue ? stopped('time', 0) : result;
  }

  /** After the answer is out. */
  function reuse(here: Place, shelf: Shelf): Promise<Place> {
    return here.settle().then(
      () => here,
      (error: unknown) => {
        process.emitWarning(`A database is replaced: ${String(error)}`, { code: 'SANDBOX_NOT_UNDONE' });
        return replace(here, shelf);
      },
    );
  }

  function replace(here: Place, { ready }: Shelf): Promise<Place> {
    const gone = here.discard().catch((error: unknown) => {
      if (!admin.isLost) process.emitWarning(`A database stays behind: ${String(error)}`);
    });
    leaving.add(gone);
    void gone.then(() => leaving.delete(gone));
    return ready.take();
  }
}

type Run = {
  readonly execution: Execution;
  readonly database: Database;
  readonly filtered: Exclude<Filtered, { kind: 'rejected' }>;
  readonly isReadOnly: boolean;
};

type Asked = {
  readonly execution: Execution;
  readonly database: Database;
  readonly owner: string;
  /** More rows than anybody wants have come. */
  readonly enough: () => void;
};

/** Runs what the filter let through, statement by statement, up to the first that fails. */
async function answer(
  here: Place,
  filtered: Filtered,
  { execution, database, owner, enough }: Asked,
): Promise<Outcome> {
  const { sql, limits } = execution;
  const where = (text: string, offset: number): Where => ({
    sql,
    text,
    offset,
    schema: database.schema,
    databaseName: here.name,
    owner,
  });
  if (filtered.kind !== 'allowed') {
    for (const { text, offset } of piecesOf(sql)) {
      const complaint = await here.session.read(text);
      if (complaint) return outcomeOf(complaint, where(text, offset));
    }
    return unread();
  }
  if (filtered.statements.length > MAX_STATEMENTS) return tooManyStatements();
  const sink = createResultSink(limits);
  for (const { text, offset } of filtered.statements) {
    const complaint = await here.session.run(text, commandOf(text, 'mariadb'), sink, enough);
    if (complaint) return outcomeOf(complaint, where(text, offset));
  }
  const notices = sink.notices.map((notice) => notice.replaceAll(here.name, database.schema.id));
  return { kind: 'rows', results: [...sink.results], elapsedMs: 0, notices };
}

/** MariaDB can read it, and we can't: it is not run, and nobody's fault. */
function unread(): Outcome {
  const message = 'This form of SQL is not read here yet, so that it is not run.';
  return { kind: 'rejected', error: { message, code: 'UNSUPPORTED' } };
}
