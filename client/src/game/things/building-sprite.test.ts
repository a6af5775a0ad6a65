import type { BuildingView } from '#bridge/index.ts';
import { describe, expect, test } from 'vitest';
import { boxOf, centreOf, progressOf, shareDone, spriteOf } from './building-sprite.ts';

const library: BuildingView = {
  handle: 7,
  buildingId: 'b7',
  kind: 'library',
  level: 1,
  x: 80,
  y: 60,
  stage: 3,
  stages: 3,
  readyInMs: 0,
};

describe('a building’s progress', () => {
  test('is complete when its lessons are done and no work is paid for', () => {
    expect(progressOf(library, 1000)).toEqual({ kind: 'complete' });
    expect(shareDone(progressOf(library, 1000), 1000)).toBe(1);
  });

  test('goes by lessons while exercises are missing, whatever work is paid for', () => {
    const progress = progressOf({ ...library, stage: 1, readyInMs: 4000 }, 1000);
    expect(progress).toEqual({ kind: 'lessons', done: 1, of: 3 });
    expect(shareDone(progress, 1000)).toBeCloseTo(1 / 3);
  });

  test('goes by the clock while paid scaffolding stands, and never past its end', () => {
    const progress = progressOf({ ...library, readyInMs: 5000 }, 1000);
    expect(shareDone(progress, 1000)).toBe(0);
    expect(shareDone(progress, 3500)).toBeCloseTo(0.5);
    expect(shareDone(progress, 99_000)).toBe(1);
  });
});

/** The library's sprite with so many of its three exercises solved. */
function at(stage: number): string {
  const view = { ...library, stage };
  return spriteOf(view, progressOf(view, 0), 0);
}

describe('a building’s sprite', () => {
  test('is a site of its footprint until it is complete', () => {
    expect([0, 1, 2].map(at)).toEqual(['site-3x3-0', 'site-3x3-1', 'site-3x3-2']);
    expect(at(3)).toMatch(/^library-1-\d$/);
  });

  test('stays the same building for the same handle', () => {
    const once = spriteOf(library, { kind: 'complete' }, 0);
    expect(spriteOf({ ...library, x: 3, y: 9 }, { kind: 'complete' }, 99)).toBe(once);
  });
});

test('a building stands in the middle of its tiles', () => {
  expect(boxOf(library)).toEqual([80, 60, 83, 63]);
  expect(centreOf(library)).toEqual({ x: 81.5, y: 61.5 });
});
