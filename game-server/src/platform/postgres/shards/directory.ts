import type { Logger } from '#platform/logger/index.ts';
import { BUCKETS } from '#platform/ids/index.ts';
import type { Db } from '../database.ts';
import { sharedQuestion } from '../shared-question.ts';

/** A bucket that moved is noticed by a refused statement at once; this is for everybody else. */
const WATCH_MS = 1_000;

export type Directory = {
  /** The shard that holds the bucket, as far as this process knows. */
  shardOf(bucket: number): number;
  /** Reads the directory again: what it is when this is called, or later. */
  refresh(): Promise<void>;
  close(): void;
};

type Entry = { readonly bucket: number; readonly shard_id: number; readonly epoch: number };

/** @param watches false where nobody else can move a bucket: the embedded database. */
export async function openDirectory(parts: {
  readonly global: Db;
  readonly watches: boolean;
  readonly log: Logger;
}): Promise<Directory> {
  const { global, watches, log } = parts;
  let shards = new Int16Array(BUCKETS);
  let epochs = 0;
  const refresh = sharedQuestion(async (): Promise<void> => {
    const entries = await readEntries(global);
    epochs = sumOfEpochs(entries);
    shards = new Int16Array(BUCKETS);
    for (const { bucket, shard_id } of entries) shards[bucket] = shard_id;
  });
  const watch = async (): Promise<void> => {
    const { epochs: now } = await global
      .selectFrom('platform.buckets')
      .select((eb) => eb.fn.sum<string>('epoch').as('epochs'))
      .executeTakeFirstOrThrow();
    if (Number(now) !== epochs) await refresh();
  };

  await refresh();
  const timer = watches
    ? setInterval(() => {
        watch().catch((error: unknown) => log.warn({ error }, 'directory.unreadable'));
      }, WATCH_MS)
    : null;
  timer?.unref();
  return {
    shardOf: (bucket) => shards[bucket] ?? 0,
    refresh,
    close: () => {
      if (timer !== null) clearInterval(timer);
    },
  };
}

function readEntries(global: Db): Promise<Entry[]> {
  return global.selectFrom('platform.buckets').select(['bucket', 'shard_id', 'epoch']).execute();
}

/** Every change raises an epoch, so the sum tells whether anything changed. */
function sumOfEpochs(entries: readonly Entry[]): number {
  return entries.reduce((sum, { epoch }) => sum + epoch, 0);
}
