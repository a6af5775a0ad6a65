import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { WaitingFrames } from './waiting-frames.ts';

const KIND = 'walk';

function taken(waiting: WaitingFrames<string, number>): [number, number[]][] {
  const all: [number, number[]][] = [];
  waiting.take((kind, from, bytes, begin, end) => {
    expect(kind).toBe(KIND);
    all.push([from, [...bytes.subarray(begin, end)]]);
  });
  return all;
}

it('[R9] gives back what waited, in its order, and once', () => {
  const frames = fc.array(fc.uint8Array({ maxLength: 64 }), { maxLength: 300 });
  fc.assert(
    fc.property(fc.array(frames, { maxLength: 3 }), (rounds) => {
      const waiting = new WaitingFrames<string, number>(300);
      for (const round of rounds) {
        for (const [nth, frame] of round.entries()) expect(waiting.add(KIND, nth, frame)).toBe(true);
        expect(taken(waiting)).toEqual(round.map((frame, nth) => [nth, [...frame]]));
      }
      expect(taken(waiting)).toEqual([]);
    }),
  );
});

it('[R9] keeps a copy: the transport uses its bytes again', () => {
  const waiting = new WaitingFrames<string, number>(1);
  const frame = Uint8Array.of(1, 2, 3);
  waiting.add(KIND, 7, frame);
  frame.fill(9);
  expect(taken(waiting)).toEqual([[7, [1, 2, 3]]]);
});

it('[R9] takes no more than it may, and nothing long', () => {
  const waiting = new WaitingFrames<string, number>(2);
  expect(waiting.add(KIND, 0, new Uint8Array(65))).toBe(false);
  expect([1, 2, 3].map((from) => waiting.add(KIND, from, new Uint8Array(64)))).toEqual([true, true, false]);
  expect(taken(waiting).map(([from]) => from)).toEqual([1, 2]);
  expect(waiting.add(KIND, 4, new Uint8Array(1))).toBe(true);
});
