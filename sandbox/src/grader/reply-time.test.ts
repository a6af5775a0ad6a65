import { describe, expect, test } from 'vitest';
import { replyTimeOf } from './reply-time.ts';

describe('[GR22] a reply leaves at the next step', () => {
  test.each([
    [0, 50],
    [50, 50],
    [51, 100],
    [180, 200],
    [201, 400],
    [401, 800],
    [5_000, 6_400],
  ])('after %i ms at %i', (elapsedMs, step) => {
    expect(replyTimeOf(elapsedMs)).toBe(step);
  });
});
