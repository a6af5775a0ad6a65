import { describe, expect, test } from 'vitest';
import { replyTimeOf } from './reply-time.ts';

describe('[GR22] a reply leaves at the next step', () => {
  test.each([
    [0, 25],
    [25, 25],
    [26, 50],
    [101, 125],
    [180, 200],
    [201, 300],
    [301, 450],
    [451, 675],
    [5_000, 5_130],
  ])('after %i ms at %i', (elapsedMs, step) => {
    expect(replyTimeOf(elapsedMs)).toBe(step);
  });
});
