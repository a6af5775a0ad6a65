import { expect, it } from 'vitest';
import { TooLate, within } from './within.ts';

it('gives an answer, or why there is none', async () => {
  await expect(within(10_000, Promise.resolve(7))).resolves.toBe(7);
  await expect(within(10_000, Promise.reject(new Error('no such city')))).rejects.toThrow('no such city');
});

it('waits no longer than it was told, and drops a refusal that comes later', async () => {
  const answer = Promise.withResolvers<void>();
  await expect(within(1, answer.promise)).rejects.toBeInstanceOf(TooLate);
  answer.reject(new Error('too late to be heard'));
});
