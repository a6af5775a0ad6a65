import { expect, it } from 'vitest';
import type { Scenario } from './scenario.ts';
import { tableHead, tableRow } from './table.ts';

const scenario: Scenario = {
  id: 'F0',
  fault: 'nothing',
  criterion: 'all as before',
  needs: [],
  run: () => Promise.reject(new Error('never run')),
};
const outcome = {
  did: 'looked on',
  counts: { looks: 3, 'ms a look': 1.25 },
  recoverMs: 1_240,
  violations: [],
};

it('shows a row with its counts, its recovery and its verdict', () => {
  expect(tableRow({ scenario, outcome, tookMs: 4_900 })).toBe(
    '| F0 | held | nothing | looked on | looks 3, ms a look 1.3, 5 s | 1.2 s | all as before |',
  );
  const broken = { ...outcome, violations: ['it fell'] };
  expect(tableRow({ scenario, outcome: broken, tookMs: 0 })).toContain('| F0 | BROKEN |');
});

const columns = (line: string): number => line.split('|').length;

it('has as many columns in its head as in a row', () => {
  const row = tableRow({ scenario, outcome, tookMs: 0 });
  expect(tableHead().map(columns)).toEqual([columns(row), columns(row)]);
});
