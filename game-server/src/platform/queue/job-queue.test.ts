import { expect, it } from 'vitest';
import { backoffAfter, describeError } from './job-queue.ts';

it('[O6] doubles the wait with each failed try', () => {
  expect([1, 2, 3, 4].map((attempt) => backoffAfter(attempt, 500))).toEqual([500, 1000, 2000, 4000]);
});

it('keeps an error by name and message, cut short', () => {
  expect(describeError(new TypeError('no city'))).toBe('TypeError: no city');
  expect(describeError('x'.repeat(1000))).toHaveLength(500);
});
