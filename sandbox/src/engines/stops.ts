import type { Outcome } from '@sqltown/shared/api';

/** Statements a run; more is a script, not an answer. */
export const MAX_STATEMENTS = 50;

type Stopped = Extract<Outcome, { kind: 'stopped' }>;

const WORDS: Readonly<Record<Stopped['limit'], string>> = {
  time: 'The query ran for too long and was stopped. Does it combine every row with every other?',
  memory: 'The query needed more memory than a run may use.',
  rows: 'The query made more rows than a run may keep.',
  size: 'The query made a value that is larger than a run may hold.',
  depth: 'The query is nested more deeply than the engine can follow.',
};

/** A limit was met: whose fault it is doesn't matter, nothing is counted. */
export function stopped(limit: Stopped['limit'], elapsedMs: number, message = WORDS[limit]): Stopped {
  return { kind: 'stopped', limit, message, elapsedMs };
}

export function tooManyStatements(): Stopped {
  return stopped('size', 0, `A run takes up to ${MAX_STATEMENTS} statements.`);
}
