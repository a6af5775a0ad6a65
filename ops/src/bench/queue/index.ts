import { startPostgres, startRedis } from '../../testbed/index.ts';
import { type BenchLine, type BenchOptions, type Benchmark, comparedWith } from '../bench.ts';
import { interleave } from '../interleave.ts';
import { type QueueProcess, startQueueProcess } from './queue-process.ts';
import { redisBenchmark } from './redis-benchmark.ts';

const PARALLEL = 10;
const PIPELINE = 100;
const CLIENTS = 10;
const READS_A_KEY = 40;

export const benchmark: Benchmark = {
  name: 'queue',
  about: 'jobs on Bull and on the table, commands to Redis, hits of the cache',
  plants: ['one-at-a-time', 'no-pipeline', 'near-only'],
  run,
};

async function* run(options: BenchOptions): AsyncGenerator<BenchLine> {
  const redis = await startRedis();
  const postgres = await startPostgres();
  const queues = await startQueueProcess({ redisUrl: redis.url, databaseUrl: postgres.url });
  try {
    yield* jobs(options, queues);
    yield* pipeline(options, queues, redis.url);
    yield* cache(options, queues);
  } finally {
    await queues.stop();
    await postgres.stop();
    await redis.stop();
  }
}

async function* jobs(
  { rounds, isSlice, plant }: BenchOptions,
  queues: QueueProcess,
): AsyncGenerator<BenchLine> {
  const count = isSlice ? 500 : 3_000;
  const measure = (queue: 'bull' | 'table' | 'bare-bull', parallel = PARALLEL) =>
    queues.measure({ kind: 'jobs', queue, jobs: count, parallel });
  const figures = await interleave(rounds, {
    bull: () => measure('bull', plant === 'one-at-a-time' ? 1 : PARALLEL),
    table: () => measure('table'),
    bareBull: () => measure('bare-bull'),
  });
  const scenario = `${count} jobs given and done, ${PARALLEL} at once`;
  const bareBull = { name: 'Bull by itself', figures: figures.bareBull };
  yield comparedWith(
    bareBull,
    { atLeast: 0.5 },
    { name: 'queue/bull', scenario, unit: 'jobs/s', figures: figures.bull },
  );
  yield comparedWith({ name: 'the queue on Bull', figures: figures.bull }, null, {
    name: 'queue/table',
    scenario: `${scenario}, PostgreSQL with fsync`,
    unit: 'jobs/s',
    figures: figures.table,
  });
}

async function* pipeline(
  { rounds, isSlice, plant }: BenchOptions,
  queues: QueueProcess,
  redisUrl: string,
): AsyncGenerator<BenchLine> {
  const commands = isSlice ? 10_000 : 100_000;
  const depth = plant === 'no-pipeline' ? 1 : PIPELINE;
  const figures = await interleave(rounds, {
    ours: () => queues.measure({ kind: 'pipeline', commands, depth }),
    peer: () => redisBenchmark(redisUrl, commands, CLIENTS),
  });
  yield comparedWith(
    { name: `redis-benchmark -c ${CLIENTS}`, figures: figures.peer },
    { atLeast: 0.5 },
    {
      name: 'queue/pipeline',
      scenario: `SET in pipelines of ${PIPELINE}, the server's connection`,
      unit: 'commands/s',
      figures: figures.ours,
    },
  );
}

async function* cache(
  { rounds, seed, isSlice, plant }: BenchOptions,
  queues: QueueProcess,
): AsyncGenerator<BenchLine> {
  const keys = isSlice ? 4_000 : 10_000;
  const isNearOnly = plant === 'near-only';
  const { hits } = await interleave(rounds, {
    hits: (round) =>
      queues.measure({ kind: 'cache', keys, reads: keys * READS_A_KEY, seed: seed + round, isNearOnly }),
  });
  yield comparedWith(
    { name: 'all reads', figures: hits.map(() => 1) },
    { atLeast: 0.95 },
    {
      name: 'queue/cache',
      scenario: `hits on both levels from a cold start, ${READS_A_KEY} reads a key, Zipf over ${keys.toLocaleString('en')} keys`,
      unit: 'of reads',
      figures: hits,
    },
  );
}
