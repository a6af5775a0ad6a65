export type { Cache } from './cache.ts';
export { createCache } from './create-cache.ts';
