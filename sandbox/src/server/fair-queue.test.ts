import { PlayerId } from '@sqltown/shared/ids';
import { describe, expect, test } from 'vitest';
import { createFairQueue } from './fair-queue.ts';

const [asha, bina, chand] = ['1', '2', '3'].map((id) => PlayerId.parse(id)) as [PlayerId, PlayerId, PlayerId];

/** A queue, and a way to end each order by its name. */
function queueOf(options: { slots: number; maxOrders: number; maxWaiting: number }) {
  const queue = createFairQueue(options);
  const started: string[] = [];
  const ends = new Map<string, () => void>();
  const enter = (player: PlayerId, name: string) =>
    queue.enter(player, () => {
      started.push(name);
      return new Promise<string>((resolve) => ends.set(name, () => resolve(name)));
    });
  return { queue, started, enter, end: (name: string) => ends.get(name)?.() };
}

describe('the queue', () => {
  test('[PR4] runs one order a player and lets others pass', async () => {
    const { started, enter, end } = queueOf({ slots: 2, maxOrders: 10, maxWaiting: 2 });
    const first = enter(asha, 'a1');
    const second = enter(asha, 'a2');
    void enter(bina, 'b1');
    void enter(chand, 'c1');
    expect(started).toEqual(['a1', 'b1']);
    end('a1');
    expect(await first).toBe('a1');
    await expect.poll(() => started).toEqual(['a1', 'b1', 'a2']);
    end('a2');
    expect(await second).toBe('a2');
    await expect.poll(() => started).toEqual(['a1', 'b1', 'a2', 'c1']);
  });

  test('[PR4] refuses the third that waits for one player, not another player', () => {
    const { enter } = queueOf({ slots: 2, maxOrders: 10, maxWaiting: 2 });
    expect([enter(asha, 'a1'), enter(asha, 'a2'), enter(asha, 'a3')]).not.toContain(null);
    expect(enter(asha, 'a4')).toBeNull();
    expect(enter(bina, 'b1')).not.toBeNull();
  });

  test('[PR4] is bounded over all players', () => {
    const { enter, queue } = queueOf({ slots: 1, maxOrders: 2, maxWaiting: 2 });
    void enter(asha, 'a1');
    void enter(bina, 'b1');
    expect(enter(chand, 'c1')).toBeNull();
    expect([queue.running, queue.queued]).toEqual([1, 1]);
  });

  test('an order that fails makes room as well', async () => {
    const { queue } = queueOf({ slots: 1, maxOrders: 2, maxWaiting: 2 });
    await expect(queue.enter(asha, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    expect(await queue.enter(asha, () => Promise.resolve('next'))).toBe('next');
  });
});
