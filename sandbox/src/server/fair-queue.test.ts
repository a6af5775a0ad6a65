import { PlayerId } from '@sqltown/shared/ids';
import { describe, expect, test } from 'vitest';
import { createFairQueue } from './fair-queue.ts';

const [asha, bina, chand] = ['1', '2', '3'].map((id) => PlayerId.parse(id)) as [PlayerId, PlayerId, PlayerId];

/** A queue, and a way to end each order by its name. */
function queueOf(options: { slots: number; maxOrders: number; maxWaiting: number }) {
  const queue = createFairQueue(options);
  const started: string[] = [];
  const ends = new Map<string, () => void>();
  const enter = (playerId: PlayerId, name: string, group?: string) =>
    queue.enter({ playerId, group }, () => {
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
    await expect.poll(() => started).toEqual(['a1', 'b1', 'c1']);
    end('c1');
    await expect.poll(() => started).toEqual(['a1', 'b1', 'c1', 'a2']);
    end('a2');
    expect(await second).toBe('a2');
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

  test('[PR10] a class of thirty takes turns with a class of one', async () => {
    const { started, enter, end } = queueOf({ slots: 1, maxOrders: 100, maxWaiting: 2 });
    for (let n = 0; n < 30; n += 1) void enter(PlayerId.parse(String(100 + n)), `large ${n}`, 'large');
    void enter(asha, 'small 0', 'small');
    void enter(bina, 'alone');
    for (let n = 0; n < 4; n += 1) {
      end(started.at(-1) ?? '');
      await expect.poll(() => started.length).toBe(n + 2);
    }
    expect(started).toEqual(['large 0', 'small 0', 'alone', 'large 1', 'large 2']);
  });

  test('[PR10] a class that fills every slot makes room for the next one that comes', async () => {
    const { started, enter, end } = queueOf({ slots: 2, maxOrders: 100, maxWaiting: 2 });
    for (let n = 0; n < 10; n += 1) void enter(PlayerId.parse(String(100 + n)), `large ${n}`, 'large');
    void enter(asha, 'small 0', 'small');
    end('large 0');
    await expect.poll(() => started).toEqual(['large 0', 'large 1', 'small 0']);
  });

  test('an order that fails makes room as well', async () => {
    const { queue } = queueOf({ slots: 1, maxOrders: 2, maxWaiting: 2 });
    await expect(queue.enter({ playerId: asha }, () => Promise.reject(new Error('broken')))).rejects.toThrow(
      'broken',
    );
    expect(await queue.enter({ playerId: asha }, () => Promise.resolve('next'))).toBe('next');
  });
});
