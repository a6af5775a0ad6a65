import type { EngineDialect, EngineLabel, Outcome } from '@sqltown/shared/api';
import { REFUSALS } from '@sqltown/shared/refusals';
import type { EngineSetup, Execution } from '../engines/engine.ts';
import { stopped } from '../engines/stops.ts';
import { type Lane, startLane } from './lane.ts';

/** Warm threads of one engine. */
export type EnginePool<Name extends EngineDialect = EngineDialect> = {
  readonly dialect: Name;
  readonly label: EngineLabel;
  /**
   * Runs in order on one thread, up to the first outcome without rows: so there may be fewer outcomes than
   * executions, but never none. A thread that outlives `wallMs` is ended. Never throws for what SQL did.
   */
  execute(executions: readonly Execution[], control: RunControl): Promise<readonly Outcome[]>;
  /** Threads whose engine is still opening, or undoing what a run did. */
  readonly opening: number;
  /** Starts new threads, and lets the old ones finish what they do: their memory goes with them. */
  recycle(): Promise<void>;
  close(): Promise<void>;
};

export type RunControl = { readonly wallMs: number; readonly signal?: AbortSignal | undefined };

export type PoolOptions = {
  readonly threads: number;
  /** A thread died between two tasks. It has been replaced. */
  readonly onIdleError: (error: Error) => void;
  /** Throws when something is wrong with the first thread, and the pool does not open. */
  readonly prove?: ((pool: EnginePool) => Promise<void>) | undefined;
  /** The first thread waits for this with its modules read, and opens its engine then. */
  readonly openAfter?: Promise<unknown> | undefined;
  /** The other threads open behind this as well: what has to be served first has the cores until then. */
  readonly othersAfter?: Promise<void> | undefined;
};

/**
 * Opens the first thread and waits until it is proven; the others open one after the other behind it, so that
 * serving starts as early as it can. A run goes to the thread with the least to do: with more threads than
 * runs there is always a warm one, also while another is replaced.
 */
export async function openEnginePool<Name extends EngineDialect>(
  setup: EngineSetup<Name>,
  { threads, onIdleError, prove, openAfter, othersAfter }: PoolOptions,
): Promise<EnginePool<Name>> {
  let lanes: Lane[] = [];
  let isClosed = false;
  const first = startLane(setup, onIdleError);
  await openAfter;
  const label = await addLane(first);
  const pool: EnginePool<Name> = {
    dialect: setup.dialect,
    label,
    get opening() {
      return threads - lanes.filter((lane) => lane.isOpen).length;
    },
    execute: (executions, control) => execute(leastLoaded(lanes), executions, control),
    async recycle() {
      const old = lanes;
      const fresh = startLane(setup, onIdleError);
      await fresh.warm();
      lanes = [fresh];
      await Promise.all(old.map((lane) => lane.retire()));
      await addOthers();
    },
    async close() {
      isClosed = true;
      await Promise.all(lanes.map((lane) => lane.destroy()));
    },
  };
  try {
    await prove?.(pool);
  } catch (error) {
    await pool.close();
    throw error;
  }
  Promise.resolve(othersAfter)
    .then(addOthers)
    .catch((error: Error) => {
      if (!isClosed) onIdleError(error);
    });
  return pool;

  async function addLane(lane: Lane): Promise<EngineLabel> {
    const { label } = await lane.warm();
    lanes.push(lane);
    return label;
  }

  async function addOthers(): Promise<void> {
    for (let n = lanes.length; n < threads; n += 1) {
      if (!isClosed) await addLane(startLane(setup, onIdleError));
    }
  }
}

function leastLoaded(lanes: readonly Lane[]): Lane {
  const [first, ...others] = lanes;
  if (!first) throw new Error('The pool has no thread');
  return others.reduce((least, lane) => (lane.load < least.load ? lane : least), first);
}

async function execute(
  lane: Lane,
  executions: readonly Execution[],
  { wallMs, signal }: RunControl,
): Promise<readonly Outcome[]> {
  const { turn, letGo } = lane.hold();
  // The time of a run is the query's own: neither what comes before it on its thread nor what that needs afterwards is
  // held against it.
  await orAborted(turn, signal);
  if (signal?.aborted) {
    letGo();
    return [cancelled(0)];
  }
  const startedAt = performance.now();
  const watchdog = AbortSignal.timeout(wallMs);
  const either = signal ? AbortSignal.any([watchdog, signal]) : watchdog;
  try {
    const { outcomes } = await lane.run({ ask: 'execute', executions }, either);
    return outcomes;
  } catch (error) {
    const elapsedMs = performance.now() - startedAt;
    if (signal?.aborted) return [cancelled(elapsedMs)];
    if (watchdog.aborted) return [stopped('time', elapsedMs)];
    if (isOutOfMemory(error)) return [stopped('memory', elapsedMs)];
    return [{ kind: 'restarted', message: REFUSALS['engine-restarted'] }];
  } finally {
    letGo();
  }
}

const cancelled = (elapsedMs: number): Outcome => stopped('time', elapsedMs, 'The run was cancelled.');

/** Resolves with the turn, or at once when nobody waits for it any more. */
async function orAborted(turn: Promise<void>, signal: AbortSignal | undefined): Promise<void> {
  if (signal === undefined) return turn;
  if (signal.aborted) return;
  const aborted = Promise.withResolvers<void>();
  const abort = (): void => aborted.resolve();
  signal.addEventListener('abort', abort);
  await Promise.race([turn, aborted.promise]);
  signal.removeEventListener('abort', abort);
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
}
