import type { Dialect, WRONG_REASONS } from '@sqltown/shared/api';
import type { Sql, TaskName } from './tasks.ts';

/** A task, the verdict (or why it is wrong), what the answer is like, and the answer; the engines, if not both. */
export type GradingCase = readonly [
  task: TaskName,
  verdict: 'passed' | 'not-counted' | (typeof WRONG_REASONS)[number],
  like: string,
  answer: Sql,
  dialects?: readonly Dialect[],
];
