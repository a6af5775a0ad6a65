import type { DatabaseStats } from '@sqltown/game-server/postgres';

const MIB = 2 ** 20;
/** PostgreSQL keeps 80 MB of segments for reuse; two minutes of writes may come on top before the next checkpoint. */
const WAL_BOUND_MIB = 128;
/** Rows that may be dead before the next vacuum takes them: some 90 seconds of this load at its fastest. */
const DEAD_BOUND = 6_000;

/** What the database's sizes were, sample by sample. */
export class Sizes {
  readonly #samples: DatabaseStats[] = [];

  add(stats: DatabaseStats): void {
    this.#samples.push(stats);
  }

  get count(): number {
    return this.#samples.length;
  }

  get largestWalMiB(): number {
    return Math.round(Math.max(0, ...this.#samples.map(({ walBytes }) => walBytes ?? 0)) / MIB);
  }

  get mostDeadRows(): number {
    return Math.max(0, ...this.#samples.map(({ deadRows }) => deadRows));
  }

  get databaseMiB(): number {
    return Math.round((this.#samples.at(-1)?.databaseBytes ?? 0) / MIB);
  }

  line(): string {
    const { walBytes, deadRows } = this.#samples.at(-1) ?? { walBytes: 0, deadRows: 0 };
    return `WAL ${Math.round((walBytes ?? 0) / MIB)} MiB, ${deadRows} dead rows, database ${this.databaseMiB} MiB`;
  }

  violations(): string[] {
    const found: string[] = [];
    if (this.largestWalMiB > WAL_BOUND_MIB) found.push(`the WAL grew to ${this.largestWalMiB} MiB`);
    if (this.mostDeadRows > DEAD_BOUND) found.push(`${this.mostDeadRows} rows were dead at once`);
    return found;
  }
}
