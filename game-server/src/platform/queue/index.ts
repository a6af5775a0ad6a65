export { createBullQueue } from './bull-queue.ts';
export { type JobHandler, type JobQueue, QueueUnavailable } from './job-queue.ts';
export { createTableQueue } from './table-queue.ts';
