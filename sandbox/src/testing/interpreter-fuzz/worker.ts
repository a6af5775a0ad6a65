import { parentPort, workerData } from 'node:worker_threads';
import type { DialectName } from '../../interpreter/dialects/dialect.ts';
import { fuzzDialect } from './fuzz.ts';
import { PLANTS, type PlantName } from './plants.ts';
import { type GivenWorld, worldsOf } from './worlds.ts';

/** What a thread of the fuzz is told. */
export type WorkerOrder = {
  readonly dialect: DialectName;
  readonly seed: number;
  readonly statements: number;
  readonly fromSession: number;
  readonly given: readonly GivenWorld[];
  readonly plant: PlantName | null;
  /** Two numbers: how many statements were begun, and the session that the last one belongs to. */
  readonly progress: SharedArrayBuffer;
};

const { dialect, given, plant, progress, ...options } = workerData as WorkerOrder;
const seen = new Int32Array(progress);
const report = fuzzDialect(dialect, {
  ...options,
  worlds: worldsOf(dialect, given),
  ...(plant && { subject: PLANTS[plant] }),
  onStatement: (session) => {
    Atomics.add(seen, 0, 1);
    Atomics.store(seen, 1, session);
  },
});
parentPort?.postMessage(report, []);
