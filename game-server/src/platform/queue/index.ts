export { createBullQueue } from './bull-queue.ts';
export { enqueueOnly } from './enqueue-only.ts';
export { type JobHandler, type JobQueue, QueueUnavailable } from './job-queue.ts';
export { createTableQueue } from './table-queue.ts';
