export type { Cache, CachedReads, CacheLevel } from './cache.ts';
export { createCache } from './create-cache.ts';
