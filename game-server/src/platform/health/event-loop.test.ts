import { setTimeout as wait } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { watchEventLoop } from './event-loop.ts';

it('[H16] sees that the event loop was blocked, as soon as it runs again', async () => {
  const loop = watchEventLoop();
  // The first sample begins the measurement.
  await wait(60);
  const until = performance.now() + 300;
  while (performance.now() < until);
  await wait(1);
  expect(loop.worstMs()).toBeGreaterThan(200);
  expect(loop.busy()).toBeGreaterThan(0);
  expect(loop.busy()).toBeLessThanOrEqual(1);
  loop.close();
});
