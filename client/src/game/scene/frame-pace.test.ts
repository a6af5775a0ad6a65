import { describe, expect, test } from 'vitest';
import { FramePace } from './frame-pace.ts';

/** Ticks through frames of the given length and says in which frame the machine was called slow. */
function calledSlowAt(gaps: readonly number[]): number {
  const pace = new FramePace();
  let now = 0;
  return gaps.findIndex((gap) => pace.tick((now += gap)));
}

/** Whether a machine with frames of one length is called crawling. */
function isCrawlingAt(gapMs: number): boolean {
  const pace = new FramePace();
  for (let frame = 0; frame < 30; frame++) pace.tick(frame * gapMs);
  return pace.isCrawling;
}

describe('FramePace', () => {
  test('calls a machine slow after a spell of slow frames', () => {
    expect(calledSlowAt(Array.from({ length: 60 }, () => 120))).toBe(13);
  });

  test('tells a machine that crawls from one that is merely slow', () => {
    expect([80, 300].map(isCrawlingAt)).toEqual([false, true]);
  });

  test('forgives a stutter', () => {
    const gaps = Array.from({ length: 200 }, (_, i) => (i % 4 === 0 ? 200 : 16));
    expect(calledSlowAt(gaps)).toBe(-1);
  });

  test('does not count the time that the tab was away', () => {
    const gaps = Array.from({ length: 200 }, () => 5000);
    expect(calledSlowAt(gaps)).toBe(-1);
  });

  test('stays slow', () => {
    const pace = new FramePace();
    for (let t = 0; t < 60; t++) pace.tick(t * 100);
    for (let t = 0; t < 600; t++) pace.tick(6000 + t * 16);
    expect(pace.isSlow).toBe(true);
  });
});
