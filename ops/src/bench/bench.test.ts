import { describe, expect, it } from 'vitest';
import { comparedWith, within } from './bench.ts';
import { printedLine } from './print-line.ts';

const measured = { name: 'reward', scenario: '10 connections', unit: '/s' };

describe('a line of a benchmark', () => {
  it('takes the ratio round by round, so that a slow round slows both sides', () => {
    const line = comparedWith({ name: 'pgbench', figures: [100, 10, 200] }, null, {
      ...measured,
      figures: [60, 6, 120],
    });
    expect(line.ratio).toEqual({ median: 0.6, min: 0.6, max: 0.6 });
  });

  it('is held from the bar on and short of it below', () => {
    const peer = { name: 'pgbench', figures: [100] };
    expect(comparedWith(peer, { atLeast: 0.55 }, { ...measured, figures: [55] }).held).toBe(true);
    expect(comparedWith(peer, { atLeast: 0.55 }, { ...measured, figures: [54] }).held).toBe(false);
    expect(comparedWith(peer, { atMost: 0.55 }, { ...measured, figures: [56] }).held).toBe(false);
  });

  it('holds a median to a limit', () => {
    expect(within(200, { ...measured, unit: 'ms', figures: [900, 150, 160] }).held).toBe(true);
    expect(within(200, { ...measured, unit: 'ms', figures: [201] }).held).toBe(false);
  });

  it('holds no bar with a peer that did nothing', () => {
    const line = comparedWith(
      { name: 'pgbench', figures: [0] },
      { atLeast: 0.5 },
      { ...measured, figures: [0] },
    );
    expect(line.held).toBe(false);
  });

  it('refuses sides that were not measured in the same rounds', () => {
    expect(() => comparedWith({ name: 'x', figures: [1] }, null, { ...measured, figures: [1, 2] })).toThrow(
      RangeError,
    );
  });

  it('prints figure, peer, ratio, bar and spread on one line', () => {
    const line = comparedWith(
      { name: 'pgbench', figures: [2000, 2100, 2200] },
      { atLeast: 0.55 },
      {
        ...measured,
        figures: [1000, 1260, 1100],
        note: 'fsync on',
      },
    );
    expect(printedLine(line)).toBe(
      'SHORT    reward · 10 connections · 1,100 (1,000–1,260) /s against pgbench 2,100 (2,000–2,200) /s · ratio 0.5 (0.5–0.6) · bar ≥ 0.55 · fsync on',
    );
  });
});
