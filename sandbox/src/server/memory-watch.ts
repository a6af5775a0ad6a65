import type { Logger } from 'pino';
import type { EnginePool } from '../pool/engine-pool.ts';

const CHECK_MS = 1_000;
/** Restarting the whole process is the last resort: above this many times the ceiling. */
const LAST_RESORT = 1.5;
/** EX_TEMPFAIL: the parent starts another. */
const EXIT_CODE = 75;

/** Replaces the engines' threads when the process has grown too large, and the process when that is not enough. */
export function watchMemory({
  pools,
  maxRssBytes,
  logger,
}: {
  readonly pools: () => Promise<readonly EnginePool[]>;
  readonly maxRssBytes: number;
  readonly logger: Logger;
}): void {
  let isRecycling = false;
  setInterval(() => {
    const rssBytes = process.memoryUsage.rss();
    if (rssBytes > maxRssBytes * LAST_RESORT) {
      logger.error({ rssBytes }, 'memory.exceeded');
      process.exit(EXIT_CODE);
    }
    if (rssBytes <= maxRssBytes || isRecycling) return;
    isRecycling = true;
    recycle(rssBytes)
      .catch((error: unknown) => logger.error({ err: error }, 'memory.recycle-failed'))
      .finally(() => {
        isRecycling = false;
      });
  }, CHECK_MS).unref();

  async function recycle(rssBytes: number): Promise<void> {
    logger.warn({ rssBytes }, 'memory.recycling');
    for (const pool of await pools()) await pool.recycle();
  }
}
