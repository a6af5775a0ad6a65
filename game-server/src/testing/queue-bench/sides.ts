import Bull from 'bull';
import type { Logger } from '#platform/logger/index.ts';
import { type Database, openDatabase } from '#platform/postgres/index.ts';
import { createBullQueue, createTableQueue } from '#platform/queue/index.ts';
import { type RedisLink, openRedis } from '#platform/redis/index.ts';

/** A queue as the benchmark uses it: what is given is done by handlers that do nothing. */
export type MeasuredQueue = {
  /** @param onDone told of each job that was done. */
  work(name: string, parallel: number, onDone: () => void): void;
  give(name: string): Promise<unknown>;
};

export type Sides = {
  readonly redis: RedisLink;
  readonly queues: Readonly<Record<'bull' | 'table' | 'bare-bull', MeasuredQueue>>;
};

export type Addresses = { readonly redisUrl: string; readonly databaseUrl: string };

/** Our two queues as the server opens them, and Bull by itself. */
export async function openSides(addresses: Addresses, log: Logger): Promise<Sides> {
  const link = await openRedis({ url: addresses.redisUrl, log });
  const database = await openDatabase({ url: addresses.databaseUrl, log });
  return {
    redis: link,
    queues: { ...ourQueues(link, database, log), 'bare-bull': bareBull(addresses) },
  };
}

function ourQueues(link: RedisLink, { db }: Database, log: Logger): Pick<Sides['queues'], 'bull' | 'table'> {
  const bull = createBullQueue({ open: (options) => link.openWith(options), log });
  const table = createTableQueue({ db, log });
  const measured = (queue: typeof bull): MeasuredQueue => ({
    work: (name, parallel, onDone) => queue.work(name, async () => onDone(), { parallel }),
    give: (name) => queue.enqueue(name, { n: 1 }),
  });
  return { bull: measured(bull), table: measured(table) };
}

function bareBull({ redisUrl }: Addresses): MeasuredQueue {
  const queues = new Map<string, Bull.Queue>();
  const queueOf = (name: string): Bull.Queue => {
    const known =
      queues.get(name) ?? new Bull(name, redisUrl, { defaultJobOptions: { removeOnComplete: true } });
    queues.set(name, known);
    return known;
  };
  return {
    work: (name, parallel, onDone) => void queueOf(name).process(parallel, async () => onDone()),
    give: (name) => queueOf(name).add({ n: 1 }),
  };
}
