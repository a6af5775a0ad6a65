import { Worker } from 'node:worker_threads';
import type { Town } from './town.ts';
import type { WitnessAnswer } from './witness-thread.ts';

const PROGRAM = new URL('./witness-thread.ts', import.meta.url);

/** The bar of I3: what others notice of a fault. */
const SLOWER_AT_MOST = 2;
const NOTHING: Ticks = { frames: 0, p50Ms: 0, p99Ms: 0, maxMs: 0 };

/** Below this a step is on time whatever the calm was like: one step late, and it is made up with the next. */
const ON_TIME_MS = 200;
const CALM_MS = 3_000;
/** The first steps of a new room are no measure. */
const SETTLE_MS = 1_000;

/** How long the steps of a city took to come, as somebody in it sees it. */
export type Ticks = {
  readonly frames: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly maxMs: number;
};

/**
 * Somebody in a city that no fault touches, who walks about all the time and so gets a frame every step. In a thread
 * of their own, so that what the drill does to the server doesn't slow down who looks at it.
 */
export type Witness = {
  /** A few seconds before anything happens: what a fault is compared with. */
  calm(): Promise<Ticks>;
  /** What came since the last call, or since the start. */
  ticks(): Promise<Ticks>;
  /** Says what was worse than I3 allows, compared with the calm. */
  compare(calm: Ticks, fault: Ticks): string[];
  stop(): Promise<void>;
};

export async function postWitness(town: Town, url = town.server.url): Promise<Witness> {
  const { visitor, cityId } = await town.newPlayer();
  const { roomId, ticket } = await visitor.seat(cityId);
  const worker = new Worker(PROGRAM, { workerData: { base: url, roomId, ticket } });
  // A row that breaks off leaves them behind: that keeps no drill from its end.
  worker.unref();
  const died = new Promise<never>((_, reject) => worker.once('error', reject));
  // Whoever waits for an answer hears of it; nobody else has to.
  died.catch(() => undefined);
  const next = (): Promise<WitnessAnswer> =>
    Promise.race([new Promise<WitnessAnswer>((resolve) => worker.once('message', resolve)), died]);
  await next();
  const ticks = async (): Promise<Ticks> => {
    const answer = next();
    worker.postMessage({ ask: 'ticks' }, []);
    return (await answer).ticks ?? NOTHING;
  };
  return {
    ticks,
    calm: async () => {
      await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
      await ticks();
      await new Promise((resolve) => setTimeout(resolve, CALM_MS));
      return ticks();
    },
    compare: (calm, fault) => {
      if (fault.frames === 0) return ['I3: another city stood still'];
      const barMs = Math.max(ON_TIME_MS, SLOWER_AT_MOST * calm.p99Ms);
      if (fault.p99Ms <= barMs) return [];
      return [
        `I3: another city's steps came ${Math.round(fault.p99Ms)} ms apart at p99 (calm: ${Math.round(calm.p99Ms)} ms)`,
      ];
    },
    stop: async () => {
      await worker.terminate();
    },
  };
}
