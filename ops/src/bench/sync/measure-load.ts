import { sampleCpu } from '../cpu-time.ts';
import { percentile } from '../statistics.ts';
import type { Played } from './load/protocol.ts';
import { LoadProcess } from './load-process.ts';
import { MeasuredServer, type SideName, type StepTimes } from './side.ts';

/** Rooms, rates and how long, alike for every side. */
export type LoadOptions = {
  readonly clients: number;
  readonly perRoom: number;
  readonly hz: number;
  readonly messageHz: number;
  /** Played before anything is measured. */
  readonly warmUpSeconds: number;
  readonly seconds: number;
  readonly seed: number;
  readonly plant?: string | undefined;
};

export type LoadFigures = {
  /** Patches that arrived and messages that were sent, a second of the server's CPU. */
  readonly opsPerCoreSecond: number;
  /** Of the patches that were due, how many came. */
  readonly patchRate: number;
  readonly bytesPerPatch: number;
  /** Of one core. */
  readonly serverShare: number;
  readonly loadShare: number;
  /** From the beginning of a step to its patch in a client's hands, ms; null where patches name no step. */
  readonly ageP99Ms: number | null;
  readonly lost: number;
};

/** Starts a server and its clients, lets them play, and tells what it cost. */
export async function measureLoad(side: SideName, options: LoadOptions): Promise<LoadFigures> {
  const server = await MeasuredServer.start(side, options);
  const load = new LoadProcess();
  try {
    await load.join(server, options.clients);
    const { messageHz, seed, seconds, warmUpSeconds } = options;
    await load.play({ seconds: warmUpSeconds, messageHz, seed });
    const isTimed = server.dialect === 'city';
    const serverCpu = sampleCpu(server.pid);
    const loadCpu = sampleCpu(load.pid);
    const played = await load.play({ seconds, messageHz, seed: seed + 1 });
    const { cpuSeconds, share } = serverCpu();
    const due = options.clients * options.hz * played.seconds;
    return {
      opsPerCoreSecond: (played.patches + played.messages) / cpuSeconds,
      patchRate: played.patches / due,
      bytesPerPatch: played.bytes / Math.max(1, played.patches),
      serverShare: share,
      loadShare: loadCpu().share,
      ageP99Ms: isTimed ? ageP99(played, await server.stepTimes()) : null,
      lost: played.lost,
    };
  } finally {
    await load.stop();
    await server.stop();
  }
}

function ageP99({ sightings }: Played, steps: StepTimes): number {
  const ages = sightings.flatMap(({ room, step, atMs }) => {
    const begun = steps[room]?.[step] ?? null;
    return begun === null ? [] : [atMs - begun];
  });
  return ages.length === 0 ? Number.NaN : percentile(ages, 99);
}
