import { expect, it } from 'vitest';
import { createLimit } from './limits.ts';

it('[H4] lets a burst pass, then says how long to wait, each key for itself', async () => {
  const limit = createLimit({ points: 3, seconds: 60 });
  expect([await limit.take('a'), await limit.take('a'), await limit.take('a')]).toEqual([0, 0, 0]);
  const wait = await limit.take('a');
  expect(wait).toBeGreaterThan(0);
  expect(wait).toBeLessThanOrEqual(60);
  expect(await limit.take('b')).toBe(0);
  await limit.forget('a');
  expect(await limit.take('a')).toBe(0);
});
