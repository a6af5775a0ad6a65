export type { JobHandler, JobQueue } from './job-queue.ts';
export { createTableQueue } from './table-queue.ts';
