import { PlayerId } from '@sqltown/shared/ids';
import { beforeEach, afterEach, describe, expect, test, vi } from 'vitest';
import { type FairQueueOptions, createFairQueue } from './fair-queue.ts';

const [asha, bina, chand] = ['1', '2', '3'].map((id) => PlayerId.parse(id)) as [PlayerId, PlayerId, PlayerId];

const playerOf = (n: number): PlayerId => PlayerId.parse(String(1_000 + n));
const BUSY = { kind: 'refused', code: 'sandbox-busy' };

/** A queue, and a way to end each order by its name. */
function queueOf(options: Partial<FairQueueOptions>) {
  const queue = createFairQueue({
    slots: 2,
    maxOrders: 100,
    maxWaiting: 2,
    maxWaitMs: 500,
    wallMs: 5_000,
    ...options,
  });
  const started: string[] = [];
  const ends = new Map<string, () => void>();
  const enter = (playerId: PlayerId, name: string, group?: string) =>
    queue.enter({ playerId, group, kind: 'run' }, () => {
      started.push(name);
      return new Promise<string>((resolve) => ends.set(name, () => resolve(name)));
    });
  return { queue, started, enter, end: (name: string) => ends.get(name)?.() };
}

/** A queue of one slot that has seen many orders of 100 ms. */
async function queueOfHundreds() {
  const parts = queueOf({ slots: 1 });
  for (let n = 0; n < 60; n += 1) {
    const done = parts.enter(playerOf(n), `before ${n}`);
    await vi.advanceTimersByTimeAsync(100);
    parts.end(`before ${n}`);
    await done;
  }
  parts.started.length = 0;
  return parts;
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

  test('[PR4] refuses the third that waits for one player, not another player', async () => {
    const { enter, queue } = queueOf({ slots: 2, maxOrders: 10, maxWaiting: 2 });
    for (const name of ['a1', 'a2', 'a3']) void enter(asha, name);
    expect([queue.running, queue.queued]).toEqual([1, 2]);
    expect(await enter(asha, 'a4')).toMatchObject({ code: 'sandbox-busy' });
    void enter(bina, 'b1');
    expect([queue.running, queue.queued]).toEqual([2, 2]);
  });

  test('[PR4] is bounded over all players', async () => {
    const { enter, queue } = queueOf({ slots: 1, maxOrders: 2, maxWaiting: 2 });
    void enter(asha, 'a1');
    void enter(bina, 'b1');
    expect(await enter(chand, 'c1')).toMatchObject({ code: 'sandbox-busy' });
    expect([queue.running, queue.queued]).toEqual([1, 1]);
  });

  test('[PR10] a class of thirty takes turns with a class of one', async () => {
    const { started, enter, end } = queueOf({ slots: 1, maxWaitMs: 5_000 });
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
    const order = { playerId: asha, kind: 'run' };
    await expect(queue.enter(order, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    expect(await queue.enter(order, () => Promise.resolve('next'))).toBe('next');
  });
});

describe('the wait for a slot', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test('[PR11] who would wait for too long is refused at once, and told when to come again', async () => {
    const { enter, queue } = await queueOfHundreds();
    for (let n = 0; n < 6; n += 1) void enter(playerOf(n), `${n}`);
    expect([queue.running, queue.queued]).toEqual([1, 5]);
    const replies = await Promise.all([6, 7].map((n) => enter(playerOf(n), `${n}`)));
    expect(replies).toEqual([6, 7].map(() => expect.objectContaining({ ...BUSY, retryAfterSeconds: 1 })));
    expect(queue.queued).toBe(5);
  });

  test('[PR11] what counts is how long orders take, not how many there are', async () => {
    const { enter, end, queue } = await queueOfHundreds();
    for (let n = 0; n < 200; n += 1) {
      const done = enter(playerOf(n), `quick ${n}`);
      await vi.advanceTimersByTimeAsync(5);
      end(`quick ${n}`);
      await done;
    }
    for (let n = 0; n < 60; n += 1) void enter(playerOf(n), `${n}`);
    expect([queue.running, queue.queued]).toEqual([1, 59]);
  });

  test('[PR11] an order that runs on and on is expected to go on', async () => {
    const { enter, end, queue } = await queueOfHundreds();
    const runaway = enter(asha, 'runaway');
    await vi.advanceTimersByTimeAsync(2_500);
    expect(await enter(bina, 'b1')).toMatchObject({ ...BUSY, retryAfterSeconds: 2 });
    end('runaway');
    await runaway;
    void enter(bina, 'b2');
    expect(queue.running).toBe(1);
    void enter(chand, 'c1');
    expect(queue.queued).toBe(1);
  });

  test('[PR11] one runaway is not held against those that follow', async () => {
    const { enter, end, queue } = await queueOfHundreds();
    const runaway = enter(asha, 'runaway');
    await vi.advanceTimersByTimeAsync(5_000);
    end('runaway');
    await runaway;
    for (let n = 0; n < 4; n += 1) void enter(playerOf(n), `${n}`);
    expect([queue.running, queue.queued]).toEqual([1, 3]);
  });

  test('[PR11] who was let in and waits for too long after all is refused, not served late', async () => {
    const { enter, end, started, queue } = await queueOfHundreds();
    const first = enter(asha, 'first');
    const waiting = enter(bina, 'waiting');
    await vi.advanceTimersByTimeAsync(749);
    expect(queue.queued).toBe(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(await waiting).toMatchObject({ ...BUSY, retryAfterSeconds: 1 });
    end('first');
    await first;
    expect([started, queue.queued, queue.running]).toEqual([['first'], 0, 0]);
  });

  test("[PR11] a wait for one's own order is no wait for a slot", async () => {
    const { enter, end, started } = await queueOfHundreds();
    const first = enter(asha, 'first');
    const second = enter(asha, 'second');
    await vi.advanceTimersByTimeAsync(4_000);
    end('first');
    await first;
    expect(started).toEqual(['first', 'second']);
    end('second');
    expect(await second).toBe('second');
  });

  test('[PR10] [PR11] a class that fills the queue is refused, and the next one is not', async () => {
    const { enter, queue } = await queueOfHundreds();
    for (let n = 0; n < 30; n += 1) void enter(playerOf(n), `large ${n}`, 'large');
    expect([queue.running, queue.queued]).toEqual([1, 5]);
    void enter(asha, 'small', 'small');
    expect(queue.queued).toBe(6);
  });
});
