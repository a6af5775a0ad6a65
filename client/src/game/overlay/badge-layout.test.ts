import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Card, stackCards } from './badge-layout.ts';

const card: fc.Arbitrary<Card> = fc.record({
  x: fc.integer({ min: 0, max: 900 }),
  y: fc.integer({ min: 0, max: 800 }),
  width: fc.integer({ min: 20, max: 120 }),
  height: fc.constant(22),
});

describe('stackCards', () => {
  test('leaves cards alone that don’t touch', () => {
    const cards = [
      { x: 100, y: 100, width: 60, height: 22 },
      { x: 300, y: 100, width: 60, height: 22 },
    ];
    expect(stackCards(cards)).toEqual([0, 0]);
  });

  test('stacks the farther card on the nearer one', () => {
    const near = { x: 100, y: 110, width: 60, height: 22 };
    const far = { x: 110, y: 100, width: 60, height: 22 };
    const [farRise, nearRise] = stackCards([far, near]);
    expect(nearRise).toBe(0);
    expect(farRise).toBe(15);
  });

  test('never lets two cards overlap, and only ever lifts them', () => {
    fc.assert(
      fc.property(fc.array(card, { maxLength: 40 }), (cards) => {
        const rises = stackCards(cards);
        const placed = cards.map((c, i) => ({ ...c, y: c.y - rises[i]! }));
        for (const rise of rises) expect(rise).toBeGreaterThanOrEqual(0);
        for (const [i, a] of placed.entries()) {
          for (const b of placed.slice(i + 1)) {
            const apartX = Math.abs(a.x - b.x) >= (a.width + b.width) / 2;
            const apartY = a.y - a.height >= b.y || b.y - b.height >= a.y;
            expect(apartX || apartY).toBe(true);
          }
        }
      }),
    );
  });
});
