export { type RedisLink, openRedis } from './redis-link.ts';
