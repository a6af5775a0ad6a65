export { createLearning } from './create-learning.ts';
export { mergeArrivals } from './merge.ts';
export { createProgressReads } from './progress-reads.ts';
export { syncCatalogue } from './sync-catalogue.ts';
export type * from './tables.ts';
export type { Learning, LessonProgress } from './types.ts';
