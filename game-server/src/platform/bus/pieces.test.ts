import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { cutter, joiner } from './pieces.ts';

it('[B4] puts any texts together again from pieces that a NOTIFY carries', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 6_000, size: 'max' })), (texts) => {
      const cut = cutter();
      const join = joiner();
      const pieces = texts.flatMap(cut);
      for (const piece of pieces) expect(Buffer.byteLength(piece)).toBeLessThan(8_000);
      expect(new Set(pieces).size).toBe(pieces.length);
      expect(pieces.map(join).filter((text) => text !== null)).toEqual(texts);
    }),
  );
});

it('[B4] drops a text whose beginning or middle was missed, and reads the next one', () => {
  const cut = cutter();
  const long = cut('x'.repeat(5_000));
  const pieces = [long[1]!, long[2]!, ...cut('whole'), long[0]!, long[2]!, ...cut('whole too')];
  const join = joiner();
  expect(pieces.map(join).filter((text) => text !== null)).toEqual(['whole', 'whole too']);
});
