import { describe, expect, it } from 'vitest';
import { shortOf } from './shares.ts';
import { Tally } from './tally.ts';

function tallied(asked: number, withRows: number, unsupported = 0): Tally {
  const tally = new Tally();
  for (let n = 0; n < asked; n++) tally.ask('lesson', new Set());
  for (let n = 0; n < unsupported; n++) tally.refuse('lesson', 'something');
  tally.withRows = withRows;
  return tally;
}

describe('the shares of a run', () => {
  it('are held to their bounds when it is whole', () => {
    expect(shortOf('sqlite', tallied(500, 300), { isWhole: true })).toEqual([]);
    expect(shortOf('sqlite', tallied(500, 299), { isWhole: true })).toEqual([
      'sqlite: 59.80 % with rows, at least 60.00 %',
    ]);
  });

  it('may be off by what chance makes of fewer questions, and by no more', () => {
    expect(shortOf('sqlite', tallied(500, 275), { isWhole: false })).toEqual([]);
    expect(shortOf('sqlite', tallied(500, 250), { isWhole: false })).toHaveLength(1);
    expect(shortOf('sqlite', tallied(500, 400, 8), { isWhole: false })).toEqual([]);
    expect(shortOf('sqlite', tallied(500, 400, 20), { isWhole: false })).toHaveLength(1);
  });

  it('excuse no difference', () => {
    const tally = tallied(5, 5);
    tally.differences.set('rows', 1);
    expect(shortOf('sqlite', tally, { isWhole: false })).toEqual(['sqlite: 1 differences']);
  });
});
