import { afterEach, expect, it } from 'vitest';
import { z } from 'zod';
import type { Bus } from './bus.ts';

/** As many processes of one town as are asked for, each with its own bus, all connected. */
export type OpenBuses = (count: number) => Promise<Bus[]>;

const Greeting = z.object({ from: z.string(), n: z.int() });
type Greeting = z.infer<typeof Greeting>;

/** What a bus promises, over whatever it goes: the rules B1–B4 of SPEC.md. */
export function busContract(open: OpenBuses): void {
  let buses: Bus[] = [];

  const opened = async (count: number): Promise<Bus[]> => (buses = await open(count));
  afterEach(() => Promise.all(buses.map((bus) => bus.close())));

  it('[B1] tells this process before it returns', async () => {
    const [bus] = await opened(1);
    const mine = hears(bus!, 'a');
    const other = hears(bus!, 'b');
    bus!.publish('a', { from: 'me', n: 1 });
    expect(mine.heard).toEqual([{ from: 'me', n: 1 }]);
    expect(other.heard).toEqual([]);
  });

  it('[B1] tells every listener of the other processes, in order, and nobody twice', async () => {
    const all = await opened(3);
    const [first] = all;
    const ears = all.map((bus) => hears(bus, 'a'));
    for (const ear of ears.slice(1)) await untilHeard(first!, ear, 'a');
    for (const n of [1, 2, 3]) first!.publish('a', { from: 'first', n });
    for (const ear of ears) {
      await ear.until((heard) => heard.some(({ n }) => n === 3));
      const numbers = ear.heard.filter(({ from }) => from === 'first').map(({ n }) => n);
      expect(numbers).toEqual([1, 2, 3]);
    }
  });

  it('[B1] tells nobody who has stopped listening', async () => {
    const [first, second] = await opened(2);
    const gone = hears(second!, 'a');
    const here = hears(second!, 'a');
    await untilHeard(first!, here, 'a');
    gone.stop();
    const before = gone.heard.length;
    first!.publish('a', { from: 'first', n: 7 });
    await here.until((heard) => heard.some(({ n }) => n === 7));
    expect(gone.heard).toHaveLength(before);
  });

  it('[B2] drops what doesn’t fit, and a listener that fails keeps nobody else from hearing', async () => {
    const [first, second] = await opened(2);
    for (const bus of [first!, second!])
      bus.subscribe('a', Greeting, () => {
        throw new Error('a listener fails');
      });
    const ear = hears(second!, 'a');
    await untilHeard(first!, ear, 'a');
    first!.publish('a', { from: 'first' });
    first!.publish('a', { from: 'first', n: 8 });
    const heard = await ear.until((all) => all.some(({ n }) => n === 8));
    expect(heard.every((greeting) => Greeting.safeParse(greeting).success)).toBe(true);
  });

  it('[B4] carries a message of 100 kB', async () => {
    const [first, second] = await opened(2);
    const ear = hears(second!, 'a');
    await untilHeard(first!, ear, 'a');
    const from = 'नमस्ते '.repeat(6_000);
    first!.publish('a', { from, n: 9 });
    const heard = await ear.until((all) => all.some(({ n }) => n === 9));
    expect(heard.find(({ n }) => n === 9)?.from).toBe(from);
  });
}

type Ear = {
  readonly heard: readonly Greeting[];
  /** Resolves with what was heard once that says that it is enough. */
  until(isEnough: (heard: readonly Greeting[]) => boolean): Promise<readonly Greeting[]>;
  stop(): void;
};

function hears(bus: Bus, topic: string): Ear {
  const heard: Greeting[] = [];
  const checks = new Set<() => void>();
  const stop = bus.subscribe(topic, Greeting, (greeting) => {
    heard.push(greeting);
    for (const check of checks) check();
  });
  return {
    heard,
    stop,
    until: (isEnough) =>
      new Promise((resolve) => {
        const check = (): void => {
          if (isEnough(heard)) resolve(heard);
        };
        checks.add(check);
        check();
      }),
  };
}

/** Subscribing takes a moment elsewhere: calls until somebody hears it. */
async function untilHeard(from: Bus, ear: Ear, topic: string): Promise<void> {
  const calling = setInterval(() => from.publish(topic, { from: 'caller', n: 0 }), 20);
  await ear.until((heard) => heard.length > 0);
  clearInterval(calling);
}
