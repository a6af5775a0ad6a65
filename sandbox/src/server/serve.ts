import type { Catalogue, DatasetRows } from '@sqltown/content/grading';
import type { EngineDialect } from '@sqltown/shared/api';
import { refuse } from '@sqltown/shared/refusals';
import type { Logger } from 'pino';
import type { Database, EngineSetup } from '../engines/engine.ts';
import { interpreterLabel } from '../engines/interpreter/label.ts';
import { isInterpreted } from '../engines/openers.ts';
import { untilReplyTime } from '../grader/reply-time.ts';
import { type EnginePool, openEnginePool } from '../pool/engine-pool.ts';
import { poolOnDemand } from '../pool/pool-on-demand.ts';
import { type Reply, Request, type ServeOptions } from '../protocol/messages.ts';
import type { Engines, RunEngines } from '../runner/engines.ts';
import { createFairQueue } from './fair-queue.ts';
import { watchMemory } from './memory-watch.ts';
import { assertSealed } from './self-test.ts';

const HEALTH_MS = 1_000;
const MAX_WAITING_A_PLAYER = 2;
/** As many as an engine has threads: one more would only share the same cores. */
const SLOTS = 2;
const RUN_THREADS = 2;
/** SQLite's threads are small, and most answers are its; another PGlite would take 300 MB. */
const gradeThreads = (dialect: EngineDialect): number => (dialect === 'sqlite' ? SLOTS : 1);

type Answer =
  | Omit<Extract<Reply, { type: 'ran' }>, 'load'>
  | Omit<Extract<Reply, { type: 'graded' }>, 'load'>;

export type Served = { close(): Promise<void> };

export type ServeParts = {
  readonly logger: Logger;
  /** Resolves when the engines are to be opened. */
  readonly told: Promise<unknown>;
};

/**
 * Reads what it needs, threads theirs; once told, opens the engines, proves that they are sealed, says `ready`, and answers requests
 * until the process ends.
 */
export async function serve(options: ServeOptions, { logger, told }: ServeParts): Promise<Served> {
  const { createCatalogue } = (await import(options.catalogue)) as { createCatalogue: () => Catalogue };
  const catalogue = createCatalogue();
  // What runs and grades brings the interpreter along, which is half a second's reading: the engines may open meanwhile.
  const reading = Promise.all([import('../runner/runner.ts'), import('../grader/grader.ts')]);
  reading.catch(() => undefined);
  const onIdleError = (error: Error): void => logger.error({ err: error }, 'thread.failed');
  const { runs, lessons } = await openEngines(catalogue, options, { onIdleError, told });
  const [{ createRunner }, { createGrader }] = await reading;
  const runPools = [...runs.values()].map(({ run }) => run);

  const queue = createFairQueue({
    slots: SLOTS,
    maxOrders: options.maxOrders,
    maxWaiting: MAX_WAITING_A_PLAYER,
    maxWaitMs: options.maxWaitMs,
    wallMs: options.wallMs,
  });
  const runner = createRunner({ catalogue, engines: runs, wallMs: options.wallMs });
  const grader = createGrader({ catalogue, engines: lessons, wallMs: options.wallMs });
  const cancels = new Map<number, AbortController>();
  let received = 0;

  process.on('message', (message) => {
    const request = Request.safeParse(message);
    if (!request.success) logger.error({ issues: request.error.issues }, 'request.invalid');
    else if (request.data.type === 'cancel') cancels.get(request.data.id)?.abort();
    else answer(request.data).catch((error: unknown) => logger.error({ err: error }, 'reply.failed'));
  });
  watchMemory({ pools: allPools, maxRssBytes: options.maxRssBytes, logger });
  setInterval(sendHealth, HEALTH_MS).unref();
  send({ type: 'ready', labels: runPools.map((pool) => pool.label) });
  logger.info({ rssBytes: process.memoryUsage.rss(), dialects: options.dialects }, 'sandbox.ready');
  return {
    async close() {
      await Promise.all((await allPools()).map((pool) => pool.close()));
    },
  };

  async function answer(request: Exclude<Request, { type: 'cancel' }>): Promise<void> {
    received += 1;
    const cancel = new AbortController();
    cancels.set(request.id, cancel);
    try {
      const reply = await replyTo(request, cancel.signal);
      const { waitMs } = queue;
      send({ ...reply, load: { received, waitMs, eachMs: queue.eachMs(kindOf(request)) } });
    } finally {
      cancels.delete(request.id);
    }
  }

  async function replyTo(
    request: Exclude<Request, { type: 'cancel' }>,
    signal: AbortSignal,
  ): Promise<Answer> {
    const { id } = request;
    try {
      const orderer = { ...request.order, kind: kindOf(request) };
      if (request.type === 'run') {
        const reply = await queue.enter(orderer, () => runner.run(request.order, signal));
        return { type: 'ran', id, reply };
      }
      let startedAt = 0;
      const reply = await queue.enter(orderer, () => {
        startedAt = performance.now();
        return grader.grade(request.order, signal);
      });
      // Outside of the queue: who waits for the clock keeps no engine from others.
      await untilReplyTime(reply, startedAt);
      return { type: 'graded', id, reply };
    } catch (error) {
      logger.error({ err: error, type: request.type }, 'order.failed');
      return { type: request.type === 'run' ? 'ran' : 'graded', id, reply: refuse('internal') };
    }
  }

  async function allPools(): Promise<EnginePool[]> {
    return [...runPools, ...(await Promise.all([...lessons.values()].map(({ grade }) => grade)))];
  }

  function sendHealth(): void {
    const rssBytes = process.memoryUsage.rss();
    const opening = runPools.reduce((sum, pool) => sum + pool.opening, 0);
    send({ type: 'health', health: { queued: queue.queued, running: queue.running, opening, rssBytes } });
  }
}

/** Threads that run, proven to be sealed; and those that grade. */
async function openEngines(
  catalogue: Catalogue,
  options: ServeOptions,
  { onIdleError, told }: { onIdleError: (error: Error) => void } & Pick<ServeParts, 'told'>,
): Promise<{ readonly runs: RunEngines; readonly lessons: Engines }> {
  const prove = (pool: EnginePool): Promise<void> => assertSealed(pool, catalogue);
  const visible = [...catalogue.datasets.values()].map(
    (schema): Database => ({ key: schema.id, schema, rows: catalogue.visibleRows(schema.id) }),
  );
  const empty = visible.map(({ key, schema }): Database => ({ key, schema, rows: noRows(schema.tables) }));
  const setupOf = <Name extends EngineDialect>(
    dialect: Name,
    databases: readonly Database[],
  ): EngineSetup<Name> => {
    const server = serverOf(dialect, options);
    return { dialect, databases, cacheFolder: options.cacheFolder, ...(server !== undefined && { server }) };
  };
  const allServe = Promise.withResolvers<void>();
  const othersAfter = allServe.promise;
  /** The interpreter has nothing to warm up or to undo: one thread, and only when somebody asks for it. */
  const open = async (setup: EngineSetup, threads: number): Promise<EnginePool> => {
    if (!isInterpreted(setup)) {
      return openEnginePool(setup, { threads, onIdleError, prove, openAfter: told, othersAfter });
    }
    const label = interpreterLabel(setup.dialect);
    return poolOnDemand(setup, { threads: 1, onIdleError, label, prove });
  };
  const runs = await Promise.all(
    options.dialects.map(async (dialect) => {
      return [dialect, { run: await open(setupOf(dialect, visible), RUN_THREADS) }] as const;
    }),
  );
  allServe.resolve();
  const lessons = runs.map(([dialect, { run }]) => {
    return [dialect, { run, grade: open(setupOf(dialect, empty), gradeThreads(dialect)) }] as const;
  });
  return { runs: new Map(runs), lessons: new Map(lessons) };
}

const kindOf = ({ type, order }: Exclude<Request, { type: 'cancel' }>): string => `${type} ${order.dialect}`;

function serverOf(dialect: EngineDialect, { servers }: ServeOptions): string | undefined {
  return dialect === 'postgresql' || dialect === 'mariadb' ? servers[dialect] : undefined;
}

function noRows(tables: readonly { readonly name: string }[]): DatasetRows {
  return Object.fromEntries(tables.map(({ name }) => [name, []]));
}

function send(reply: Reply): void {
  process.send?.(reply);
}
