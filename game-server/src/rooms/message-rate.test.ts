import { expect, it } from 'vitest';
import { MessageRate } from './message-rate.ts';

it('[R8] lets a burst of 60 through, then 20 a second', () => {
  const rate = new MessageRate(0);
  const allowedAt = (nowMs: number, tries: number): number =>
    Array.from({ length: tries }, () => rate.allows(nowMs)).filter(Boolean).length;
  expect(allowedAt(0, 100)).toBe(60);
  expect(allowedAt(1_000, 100)).toBe(20);
  expect(allowedAt(1_500, 100)).toBe(10);
  expect(allowedAt(60_000, 100)).toBe(60);
});

it('[R8] is not fooled by a clock that steps back', () => {
  const rate = new MessageRate(10_000);
  for (let i = 0; i < 60; i++) rate.allows(10_000);
  expect(rate.allows(0)).toBe(false);
});
