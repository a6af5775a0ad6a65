import { expect, it } from 'vitest';
import { SCENARIOS } from './catalogue.ts';
import { PLANTS } from './plants.ts';

const rows = (letter: string, from: number, to: number): string[] =>
  Array.from({ length: to - from + 1 }, (_, n) => `${letter}${from + n}`);

it('has a row for each fault and each bad input', () => {
  const wanted = [...rows('F', 1, 20), ...rows('F', 23, 25), ...rows('F', 27, 29), ...rows('P', 1, 14)];
  expect(SCENARIOS.map(({ id }) => id)).toEqual(wanted);
});

it('knows the row that must notice each planted fault', () => {
  const ids = SCENARIOS.map(({ id }) => id);
  for (const { row } of Object.values(PLANTS)) expect(ids).toContain(row);
});
