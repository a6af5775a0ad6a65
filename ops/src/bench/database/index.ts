import type { BenchLine, BenchOptions, Benchmark } from '../bench.ts';
import { api } from './api.ts';
import { batch } from './batch.ts';
import { build } from './build.ts';
import { bulk } from './bulk.ts';
import { outbox } from './outbox.ts';
import { pglite } from './pglite.ts';
import { read } from './read.ts';
import { reward } from './reward.ts';
import { shards } from './shards.ts';
import { PLANTS, type Row, setStage } from './stage.ts';

const ROWS: Readonly<Record<string, Row>> = { build, reward, batch, bulk, read, outbox, pglite, shards, api };

export const benchmark: Benchmark = {
  name: 'data',
  about: 'what the server writes and reads, beside pgbench, bare pg, COPY and a bare endpoint',
  plants: PLANTS,
  run,
};

async function* run(options: BenchOptions): AsyncGenerator<BenchLine> {
  const chosen = options.only ?? Object.keys(ROWS);
  const unknown = chosen.filter((name) => ROWS[name] === undefined);
  if (unknown.length > 0)
    throw new Error(`no such rows: ${unknown.join(', ')}; there are ${Object.keys(ROWS).join(', ')}`);
  const { stage, strike } = await setStage(options);
  try {
    for (const name of chosen) yield* ROWS[name]?.(stage) ?? [];
  } finally {
    await strike();
  }
}
