export { healthEndpoints } from './health.ts';
