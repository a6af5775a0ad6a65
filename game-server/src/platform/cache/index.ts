export type { Cache, CachedReads, CacheLevel, NearReads } from './cache.ts';
export { createCache } from './create-cache.ts';
