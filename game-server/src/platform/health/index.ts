export { type EventLoop, watchEventLoop } from './event-loop.ts';
export { healthEndpoints } from './health.ts';
