/** Virtual buckets: a row's home shard follows from its bucket. */
export const BUCKETS = 1024;

/** The 10 bits of an id that say in which bucket its row lives: 41 of time, 10 of bucket, 12 of sequence. */
export function bucketOf(id: string): number {
  return Number((BigInt(id) >> 12n) & 1023n);
}

/** Milliseconds since 1970 at which the shard handed the id out. */
export function timeOf(id: string): number {
  return Number(BigInt(id) >> 22n) + ID_EPOCH_MS;
}

/** 2026-01-01 UTC. The database function platform.next_id counts from the same moment. */
export const ID_EPOCH_MS = 1_767_225_600_000;
