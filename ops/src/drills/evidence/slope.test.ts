import { expect, it } from 'vitest';
import { median, slopeAnHour } from './slope.ts';

const everySecond = (value: (second: number) => number) =>
  Array.from({ length: 60 }, (_, second) => ({ atMs: second * 1000, value: value(second) }));

it('finds the slope of a line, in units an hour', () => {
  expect(slopeAnHour(everySecond((second) => 100 + second / 60))).toBeCloseTo(60);
  expect(slopeAnHour(everySecond(() => 42))).toBe(0);
});

it('is not bent by a few outliers', () => {
  const spiky = everySecond((second) => (second % 10 === 0 ? 900 : 100));
  expect(slopeAnHour(spiky)).toBe(0);
});

it('is flat for too few samples', () => {
  expect(slopeAnHour([])).toBe(0);
  expect(slopeAnHour([{ atMs: 5, value: 1 }])).toBe(0);
});

it('takes the middle of an even number between the two', () => {
  expect(median([4, 1, 3, 2])).toBe(2.5);
  expect(median([])).toBe(0);
});
