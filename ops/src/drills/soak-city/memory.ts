import { Figures, type Sample, slopeAnHour } from '../evidence/index.ts';
import type { ServerInstance } from '../../testbed/index.ts';

/** The first third is warm-up: caches fill, code is compiled, the heap finds its size. */
const WARM_UP_SHARE = 1 / 3;
/** The fitted line may rise by so much over what was watched: 72 MiB an hour in a full run. */
const MOST_RISE_MIB = 24;
const HOUR_MS = 3_600_000;

/** The memory of each server process over time. */
export class Memory {
  readonly #samples = new Map<ServerInstance, Sample[]>();

  async sample(servers: readonly ServerInstance[]): Promise<void> {
    await Promise.all(
      servers.map(async (server) => {
        const { rssMiB } = await Figures.of(server.url);
        const samples = this.#samples.get(server) ?? [];
        this.#samples.set(server, samples);
        samples.push({ atMs: performance.now(), value: rssMiB });
      }),
    );
  }

  /** A line a process: where its memory stands, and how it grew after warm-up. */
  lines(): { readonly name: string; readonly words: string; readonly isFlat: boolean }[] {
    return [...this.#samples.values()].map((samples, index) => {
      const watched = samples.slice(Math.floor(samples.length * WARM_UP_SHARE));
      const slope = slopeAnHour(watched);
      const hours = ((watched.at(-1)?.atMs ?? 0) - (watched[0]?.atMs ?? 0)) / HOUR_MS;
      const bound = MOST_RISE_MIB / hours;
      const words = `${slope.toFixed(1)} MiB/h over ${(hours * 60).toFixed(1)} min (bound ${bound.toFixed(0)}), now ${(samples.at(-1)?.value ?? 0).toFixed(0)} MiB`;
      return { name: `RSS slope of process ${index + 1}`, words, isFlat: slope <= bound };
    });
  }
}
