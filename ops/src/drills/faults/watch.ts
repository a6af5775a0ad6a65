import { readMetrics } from './metrics.ts';
import type { Town } from './town.ts';

const EVERY_MS = 250;

/** The most that some figures of a server came to while one looked. */
export type Watch = {
  /** Ends it; the most of each figure, and what it was at first. */
  stop(): Promise<{
    readonly first: Readonly<Record<string, number>>;
    readonly most: Readonly<Record<string, number>>;
  }>;
};

/** Looks at figures of /metrics four times a second. @param names of the series, summed over their labels. */
export async function watchFigures(town: Town, names: readonly string[]): Promise<Watch> {
  const read = async (): Promise<Record<string, number>> => {
    const figures = await readMetrics(town.server.url);
    return Object.fromEntries(names.map((name) => [name, figures.sum(name)]));
  };
  const first = await read();
  const most = { ...first };
  const look = async (): Promise<void> => {
    // A server that is too busy to answer is asked again in a moment.
    const now: Record<string, number> = await read().catch(() => ({}));
    for (const name of names) most[name] = Math.max(most[name] ?? 0, now[name] ?? 0);
  };
  const timer = setInterval(() => void look(), EVERY_MS);
  timer.unref();
  return {
    stop: async () => {
      clearInterval(timer);
      await look();
      return { first, most };
    },
  };
}

export const RSS = 'process_resident_memory_bytes';
export const MIB = 2 ** 20;
