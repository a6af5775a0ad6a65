import { describe, expect, it } from 'vitest';
import { interleave } from './interleave.ts';

describe('interleave', () => {
  it('measures all sides in every round and turns the order each time', async () => {
    const order: string[] = [];
    const side = (name: string) => (round: number) => {
      order.push(`${name}${round}`);
      return Promise.resolve(round);
    };
    await interleave(2, { a: side('a'), b: side('b') });
    expect(order).toEqual(['b-1', 'a-1', 'a0', 'b0', 'b1', 'a1']);
  });

  it('throws the first round away and keeps the others in order', async () => {
    const figures = await interleave(3, { a: (round) => Promise.resolve(round * 10) });
    expect(figures).toEqual({ a: [0, 10, 20] });
  });
});
