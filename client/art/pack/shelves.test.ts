import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GUTTER, PAGE_PX, pack } from './shelves.ts';

const size = fc.record({ width: fc.integer({ min: 1, max: 700 }), height: fc.integer({ min: 1, max: 900 }) });

describe('shelf packing', () => {
  it('keeps every frame on its page, apart from every other by the gutter', () => {
    fc.assert(
      fc.property(fc.array(size, { maxLength: 60 }), (items) => {
        const pages = pack(items);
        expect(pages.flatMap((p) => p.slots)).toHaveLength(items.length);
        for (const page of pages) {
          expect(Math.max(page.width, page.height)).toBeLessThanOrEqual(PAGE_PX);
          for (const [i, a] of page.slots.entries()) {
            expect(a.x + a.item.width + GUTTER).toBeLessThanOrEqual(page.width);
            expect(a.y + a.item.height + GUTTER).toBeLessThanOrEqual(page.height);
            for (const b of page.slots.slice(i + 1)) {
              const gapX = Math.max(a.x - (b.x + b.item.width), b.x - (a.x + a.item.width));
              const gapY = Math.max(a.y - (b.y + b.item.height), b.y - (a.y + a.item.height));
              expect(Math.max(gapX, gapY)).toBeGreaterThanOrEqual(2 * GUTTER);
            }
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('refuses a frame that no page can hold', () => {
    expect(() => pack([{ width: PAGE_PX, height: 8 }])).toThrow(/larger than a page/);
  });
});
