import { BUILDING_KINDS } from '@sqltown/shared/rules';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { build } from '../grammar/draw.ts';
import { AVATARS, CITIZENS, buildingSprite, siteSprite, walkerSprite } from '../manifest.ts';
import { catalogue } from './index.ts';

const ids = new Set(catalogue().map((job) => job.id));

describe('the catalogue', () => {
  it('names every drawing once', () => {
    expect(ids.size).toBe(catalogue().length);
  });

  it('has a drawing for every building that a city can hold', () => {
    const kind = fc.constantFrom(...BUILDING_KINDS);
    fc.assert(
      fc.property(
        kind,
        fc.integer({ min: 1, max: 3 }),
        fc.integer({ min: 0, max: 2 ** 31 - 1 }),
        (k, level, seed) => {
          expect(ids).toContain(buildingSprite(k, level, seed));
        },
      ),
    );
  });

  it('has a site for every type and stage', () => {
    for (const kind of BUILDING_KINDS) {
      for (const stage of [0, 1, 2, 3] as const) expect(ids).toContain(siteSprite(kind, stage));
    }
  });

  it('has everybody walking all four ways', () => {
    for (const [who, count] of [
      ['citizen', CITIZENS],
      ['avatar', AVATARS],
    ] as const) {
      for (let i = 0; i < count * 16; i++) {
        expect(ids).toContain(walkerSprite(who, { person: i >> 4, way: (i >> 2) & 3, frame: i & 3 }));
      }
    }
  });

  it('moves the legs from frame to frame', () => {
    expect(stride(0)).not.toEqual(stride(2));
    expect(stride(0)).not.toEqual(stride(1));
  });
});

function stride(frame: number): Float32Array {
  const id = walkerSprite('citizen', { person: 0, way: 0, frame });
  return build(
    catalogue()
      .find((job) => job.id === id)!
      .parts(),
  ).corners;
}
