import { expect, it } from 'vitest';
import type { Limits } from './limits.ts';

/** What limits promise, wherever they are counted: the rules H4 and P8 of SPEC.md. */
export function limitsContract(limits: () => Limits): void {
  it('[H4] lets a burst pass, then says how long to wait, each key for itself', async () => {
    const limit = limits()(crypto.randomUUID(), { points: 3, seconds: 60 });
    expect([await limit.take('a'), await limit.take('a'), await limit.take('a')]).toEqual([0, 0, 0]);
    const wait = await limit.take('a');
    expect(wait).toBeGreaterThan(0);
    expect(wait).toBeLessThanOrEqual(60);
    expect(await limit.take('b')).toBe(0);
    await limit.forget('a');
    expect(await limit.take('a')).toBe(0);
  });

  it('[H4] keeps limits of different names apart', async () => {
    const [one, two] = [crypto.randomUUID(), crypto.randomUUID()].map((name) =>
      limits()(name, { points: 1, seconds: 60 }),
    );
    expect([await one!.take('a'), await two!.take('a')]).toEqual([0, 0]);
    expect(await one!.take('a')).toBeGreaterThan(0);
  });
}
