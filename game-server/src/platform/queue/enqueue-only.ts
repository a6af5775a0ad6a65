import type { JobQueue } from './job-queue.ts';

/** The queue of a process that gives jobs and leaves working them off, and the schedules, to others. */
export function enqueueOnly(queue: JobQueue): JobQueue {
  return { ...queue, work: () => undefined, every: () => undefined };
}
