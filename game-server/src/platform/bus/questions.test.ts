import { createLogger } from '#platform/logger/index.ts';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { localBus } from './local-bus.ts';
import { type Questions, createQuestions } from './questions.ts';

const bus = localBus({ log: createLogger({ level: 'silent' }) });

function process(processId: string, answer: (n: number) => Promise<number>): Questions<number, number> {
  return createQuestions({ bus, processId, topic: 'double', question: z.int(), reply: z.int(), answer });
}

it('[B5] answers each question with its own reply, from the process that was asked', async () => {
  const one = process('one', async (n) => n * 2);
  const two = process('two', async (n) => n * 20);
  expect(
    await Promise.all([one.ask('two', 1, 1_000), one.ask('two', 2, 1_000), two.ask('one', 3, 1_000)]),
  ).toEqual([20, 40, 6]);
});

it('[B5] gives null when nobody answers in time, or the answer failed', async () => {
  const asking = process('asking', async (n) => n);
  process('failing', () => Promise.reject(new Error('no')));
  expect(await asking.ask('nobody', 1, 1)).toBeNull();
  expect(await asking.ask('failing', 1, 60_000)).toBeNull();
});

it('[B5] gives null as soon as nobody can be reached', async () => {
  let isConnected = false;
  const going = Object.defineProperty({ ...bus }, 'isConnected', { get: () => isConnected });
  const asking = createQuestions({
    bus: going,
    processId: 'alone',
    topic: 'double',
    question: z.int(),
    reply: z.int(),
    answer: async (n) => n,
  });
  expect(await asking.ask('nobody', 1, 60_000)).toBeNull();
  isConnected = true;
  const waiting = asking.ask('nobody', 1, 60_000);
  isConnected = false;
  expect(await waiting).toBeNull();
});
