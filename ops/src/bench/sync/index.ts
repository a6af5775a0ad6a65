import type { Benchmark, BenchLine, BenchOptions } from '../bench.ts';
import { capacityRow } from './rows/capacity.ts';
import { bytesRow, joinRow } from './rows/encoders.ts';
import { idleRow } from './rows/idle.ts';
import { loadRow } from './rows/load.ts';

const ROWS: Readonly<Record<string, (options: BenchOptions) => AsyncIterable<BenchLine>>> = {
  bytes: bytesRow,
  join: joinRow,
  load: loadRow,
  idle: idleRow,
  capacity: capacityRow,
};

export const benchmark: Benchmark = {
  name: 'sync',
  about: 'what showing the world costs: CPU, bytes, joins, memory, and how many fit',
  plants: ['encode-per-client', 'json-frames', 'drop-half'],
  async *run(options) {
    const wanted = options.only ?? Object.keys(ROWS);
    for (const name of wanted) {
      const row = ROWS[name];
      if (row === undefined) throw new Error(`sync has the rows ${Object.keys(ROWS).join(', ')}`);
      yield* row(options);
    }
  },
};
