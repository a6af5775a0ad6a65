import { seeded } from '@sqltown/shared/noise';
import { expect, it } from 'vitest';
import { schedule } from './schedule.ts';

const SORTS = ['fresh', 'handover', 'forced', 'paused', 'killed'];

it('has every sort of round in its share, and at least once', () => {
  expect(count(200)).toEqual({ fresh: 94, handover: 40, forced: 50, paused: 12, killed: 4 });
  expect(count(12)).toEqual({ fresh: 5, handover: 2, forced: 3, paused: 1, killed: 1 });
});

it('is the same for a seed, and another for another', () => {
  expect(schedule(50, seeded(7))).toEqual(schedule(50, seeded(7)));
  expect(schedule(50, seeded(7))).not.toEqual(schedule(50, seeded(8)));
});

function count(rounds: number): Record<string, number> {
  const sorts = schedule(rounds, seeded(1));
  return Object.fromEntries(SORTS.map((sort) => [sort, sorts.filter((it) => it === sort).length]));
}
