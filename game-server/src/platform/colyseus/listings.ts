import type { Logger } from '#platform/logger/index.ts';
import type { TownDriver } from './town-driver.ts';

const SWEEP_MS = 10_000;

/**
 * Keeps the listing of rooms true: every ten seconds this process lists its own again, and removes those of processes
 * that were gone at two sweeps in a row (a killed process leaves its listings behind). @returns what stops it.
 */
export function keepListings(parts: {
  driver: Pick<TownDriver, 'relist' | 'processes' | 'cleanup'>;
  /** The processes that live, this one among them. */
  living: () => ReadonlySet<string>;
  log: Logger;
}): () => void {
  const { driver, living, log } = parts;
  let suspects: ReadonlySet<string> = new Set();

  const sweep = async (): Promise<void> => {
    await driver.relist();
    const now = living();
    const gone = [...(await driver.processes())].filter((processId) => !now.has(processId));
    for (const processId of gone.filter((id) => suspects.has(id))) {
      await driver.cleanup(processId);
      log.info({ processId }, 'listings.swept');
    }
    suspects = new Set(gone);
  };
  const timer = setInterval(() => {
    sweep().catch((error: unknown) => log.warn({ error }, 'listings.sweep-failed'));
  }, SWEEP_MS);
  timer.unref();
  return () => clearInterval(timer);
}
