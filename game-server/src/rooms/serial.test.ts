import { expect, it } from 'vitest';
import { Serial } from './serial.ts';

it('[R4] runs one task after the other, in their order, past failures', async () => {
  const line = new Serial(10);
  const log: string[] = [];
  const task =
    (name: string, fails = false) =>
    async (): Promise<string> => {
      log.push(`${name} starts`);
      await Promise.resolve();
      log.push(`${name} ends`);
      if (fails) throw new Error(name);
      return name;
    };
  const results = await Promise.allSettled([
    line.run(task('a')),
    line.run(task('b', true)),
    line.run(task('c')),
  ]);
  expect(log).toEqual(['a starts', 'a ends', 'b starts', 'b ends', 'c starts', 'c ends']);
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
});

it('[R4] says when its line is full, and when all is settled', async () => {
  const line = new Serial(2);
  const gate = Promise.withResolvers<void>();
  const tasks = [line.run(() => gate.promise), line.run(() => Promise.resolve())];
  expect(line.isFull).toBe(true);
  gate.resolve();
  await line.settled();
  await Promise.all(tasks);
  expect(line.isFull).toBe(false);
});
