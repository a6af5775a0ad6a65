import { expect, it } from 'vitest';
import { enqueueOnly } from './enqueue-only.ts';
import type { JobQueue } from './job-queue.ts';

it('[O5] gives jobs to others and works off none', async () => {
  const called: string[] = [];
  const told =
    (name: string) =>
    (...given: unknown[]): Promise<never[]> => {
      called.push(`${name} ${String(given[0])}`);
      return Promise.resolve([]);
    };
  const queue = enqueueOnly({
    enqueue: told('enqueue'),
    work: told('work'),
    every: told('every'),
    deadLetters: told('deadLetters'),
    close: told('close'),
  } as unknown as JobQueue);
  queue.work('outbox', () => Promise.resolve());
  queue.every('outbox', 1_000);
  await queue.enqueue('outbox', {});
  await queue.close();
  expect(called).toEqual(['enqueue outbox', 'close undefined']);
});
