import { mkdir } from 'node:fs/promises';
import { DIALECTS, type EngineDialect, MAX_SQL_CHARS } from '@sqltown/shared/api';
import { refuse } from '@sqltown/shared/refusals';
import { DEFAULT_CACHE_FOLDER } from '../engines/cache-folder.ts';
import { busy } from '../protocol/busy.ts';
import { type EngineServers, ServeOptions } from '../protocol/messages.ts';
import type { Sandbox } from '../sandbox.ts';
import type { OrderReply } from './lost.ts';
import { createRunCounts } from './run-counts.ts';
import { superviseChild } from './supervisor.ts';

export type SandboxOptions = {
  /** All that there are, by default: those of the lessons, and those that have a server. */
  readonly dialects?: readonly EngineDialect[];
  /** Servers that answer for a dialect instead of the engine on board. MariaDB has none on board. */
  readonly servers?: EngineServers;
  /** Keeps prepared engine images between starts; null makes them each time, which takes some seconds. */
  readonly cacheFolder?: string | null;
  /** Module that exports `createCatalogue()`; the town's content by default. */
  readonly catalogue?: string;
  /** Wall time of a run before its thread is ended. */
  readonly wallMs?: number;
  /** Orders that wait or run at once, over all players. */
  readonly maxOrders?: number;
  /** The longest wait for a turn that an order is let in with, in ms. */
  readonly maxWaitMs?: number;
  /** Memory of the sandbox process above which its threads are replaced. */
  readonly maxRssBytes?: number;
  /** How long the first start may take, in ms. */
  readonly startMs?: number;
  /** How long after all engines are open a spare process is begun, in ms: a second of a core, and 100 MB. */
  readonly spareAfterMs?: number;
  /** For drills: flags of Node for the process. */
  readonly nodeFlags?: readonly string[];
  /** Hears of starts and losses; never of SQL. */
  readonly onEvent?: (event: 'sandbox.ready' | 'sandbox.lost', reason?: string) => void;
};

/** The sandbox, and a way to lose its process on purpose. */
export type SupervisedSandbox = Sandbox & {
  /** For drills: the process dies at once, as by `kill -9`. */
  killChild(): void;
  /** Of the process as it is now. */
  childPid(): number | undefined;
  /** Of the process that waits to take its place, once there is one. */
  sparePid(): number | undefined;
};

const GIGABYTE = 1024 ** 3;
const DEFAULT_START_MS = 90_000;
/** By then those who came for the start have had their first answers. */
const DEFAULT_SPARE_AFTER_MS = 5_000;
/** A class of thirty that asks at once is through by then; beyond it people think that it hangs, and ask again. */
const DEFAULT_WAIT_MS = 500;
/** A little before the process would refuse, which then has few left to refuse itself. */
const EARLY = 0.8;

/**
 * Starts the sandbox process and resolves when its engines have answered and proved sealed. Afterwards it
 * never throws: a lost process is replaced, and what ran in it ends as `restarted`.
 * Throws when the first start fails or takes longer than `startMs`.
 */
export async function createSandbox(options: SandboxOptions = {}): Promise<SupervisedSandbox> {
  const serveOptions = ServeOptions.parse({
    catalogue: options.catalogue ?? '@sqltown/content/grading',
    cacheFolder: await openFolder(
      options.cacheFolder === undefined ? DEFAULT_CACHE_FOLDER : options.cacheFolder,
    ),
    dialects: [...(options.dialects ?? DIALECTS)],
    servers: options.servers ?? {},
    wallMs: options.wallMs ?? 5_000,
    maxOrders: options.maxOrders ?? 64,
    maxWaitMs: options.maxWaitMs ?? DEFAULT_WAIT_MS,
    maxRssBytes: options.maxRssBytes ?? 3 * GIGABYTE,
  });
  const counts = createRunCounts();
  const listeners: Parameters<Sandbox['onRun']>[0][] = [];
  const supervisor = await start(serveOptions, options);
  let nextId = 1;

  return {
    run: (order, signal) => measured({ type: 'run', id: nextId++, order }, signal, 'ran'),
    grade: (order, signal) => measured({ type: 'grade', id: nextId++, order }, signal, 'graded'),
    health() {
      const { inFlight: _, ...status } = supervisor.status();
      return { ...status, runs: counts.list() };
    },
    onRun: (listener) => void listeners.push(listener),
    killChild: () => supervisor.kill(),
    childPid: () => supervisor.pid(),
    sparePid: () => supervisor.sparePid(),
    close: () => supervisor.close(),
  };

  async function measured<K extends 'ran' | 'graded'>(
    order: Parameters<typeof supervisor.ask>[0],
    signal: AbortSignal | undefined,
    kind: K,
  ) {
    // The process would not take it for an order at all.
    if (order.order.sql.length > MAX_SQL_CHARS) return refuse('input-invalid');
    // Here, so that it is at once also when the process has all hands full.
    const waitMs = supervisor.waitMs();
    if (waitMs > serveOptions.maxWaitMs * EARLY) return busy(waitMs - serveOptions.maxWaitMs);
    if (supervisor.status().inFlight >= serveOptions.maxOrders) return refuse('sandbox-busy');
    const startedAt = performance.now();
    const reply = await supervisor.ask(order, signal);
    if (reply.kind !== 'refused') {
      const seconds = (performance.now() - startedAt) / 1_000;
      const run = { dialect: order.order.dialect, outcome: reply.outcome.kind, seconds };
      counts.add(run.dialect, run.outcome);
      for (const listener of listeners) listener(run);
    }
    if (reply.kind === kind || reply.kind === 'refused')
      return reply as Extract<OrderReply, { kind: K | 'refused' }>;
    throw new Error(`The sandbox answered a ${order.type} with "${reply.kind}"`);
  }
}

/** The process may write into this folder only, and can't make it. Null when it can't be made at all. */
async function openFolder(folder: string | null): Promise<string | null> {
  if (folder === null) return null;
  return mkdir(folder, { recursive: true }).then(
    () => folder,
    () => null,
  );
}

async function start(
  serveOptions: ServeOptions,
  { startMs = DEFAULT_START_MS, spareAfterMs = DEFAULT_SPARE_AFTER_MS, nodeFlags, onEvent }: SandboxOptions,
) {
  const ready = Promise.withResolvers<void>();
  const events = {
    onReady: () => {
      ready.resolve();
      onEvent?.('sandbox.ready');
    },
    onLost: (reason: string) => {
      ready.reject(new Error(`The sandbox process did not start: ${reason}`));
      onEvent?.('sandbox.lost', reason);
    },
  };
  const supervisor = superviseChild(serveOptions, events, { nodeFlags, spareAfterMs });
  const timer = setTimeout(
    () => ready.reject(new Error(`The sandbox was not ready within ${startMs} ms`)),
    startMs,
  );
  try {
    await ready.promise;
    return supervisor;
  } catch (error) {
    await supervisor.close();
    throw error;
  } finally {
    clearTimeout(timer);
  }
}
