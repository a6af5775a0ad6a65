import { randomUUID } from 'node:crypto';
import { createLogger } from '#platform/logger/index.ts';
import { type CacheReads, shareOfHits } from './cache-reads.ts';
import { type Addresses, type MeasuredQueue, openSides } from './sides.ts';

/**
 * Measures the server's queues, cache and Redis connection in a process of its own, for `npm run bench -- queue`.
 * Asked over IPC, it answers each call with operations a second, where nothing else is said.
 */
export type QueueBenchCall =
  | {
      readonly kind: 'jobs';
      readonly queue: 'bull' | 'table' | 'bare-bull';
      readonly jobs: number;
      /** Jobs given at once, and done at once. */
      readonly parallel: number;
    }
  /** SETs in pipelines of `depth`; a depth of 1 waits for each. */
  | { readonly kind: 'pipeline'; readonly commands: number; readonly depth: number }
  /** Answered with the share of reads that either level of the cache had. */
  | ({ readonly kind: 'cache'; readonly isNearOnly: boolean } & CacheReads);

const addresses = JSON.parse(process.argv[2] ?? '') as Addresses;
const log = createLogger({ level: 'error' });
const { redis, queues } = await openSides(addresses, log);

process.on('message', (call: QueueBenchCall) => {
  carryOut(call).then(
    (figure) => process.send?.({ figure }),
    (error: unknown) => process.send?.({ fault: String(error) }),
  );
});
process.on('disconnect', () => process.exit(0));
process.send?.({ figure: 0 });

async function carryOut(call: QueueBenchCall): Promise<number> {
  if (call.kind === 'cache') return shareOfHits(call, call.isNearOnly ? null : redis, log);
  const startedAt = performance.now();
  if (call.kind === 'pipeline') await setAll(call.commands, call.depth);
  else await doAll(queues[call.queue], call.jobs, call.parallel);
  const operations = call.kind === 'pipeline' ? call.commands : call.jobs;
  return operations / ((performance.now() - startedAt) / 1000);
}

/** Until every job that was given has been done: giving alone would measure half of a queue. */
async function doAll(queue: MeasuredQueue, jobs: number, parallel: number): Promise<void> {
  const name = `bench-${randomUUID()}`;
  const all = Promise.withResolvers<void>();
  let done = 0;
  queue.work(name, parallel, () => {
    done += 1;
    if (done === jobs) all.resolve();
  });
  let given = 0;
  const give = async (): Promise<void> => {
    while (given < jobs) {
      given += 1;
      await queue.give(name);
    }
  };
  await Promise.all([...Array.from({ length: parallel }, give), all.promise]);
}

async function setAll(commands: number, depth: number): Promise<void> {
  for (let sent = 0; sent < commands; sent += depth) {
    const pipeline = redis.commands.pipeline();
    for (let n = sent; n < sent + depth; n++) pipeline.set(`bench:${n}`, 'xxx');
    const replies = await pipeline.exec();
    if (replies?.length !== depth || replies.some(([error]) => error !== null))
      throw new Error('a SET failed');
  }
}
