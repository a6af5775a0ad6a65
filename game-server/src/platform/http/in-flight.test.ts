import { expect, it } from 'vitest';
import { countInFlight } from './in-flight.ts';

it('[P7] waits for what is under way, also when it fails, and not for ever', async () => {
  const inFlight = countInFlight();
  const gate = Promise.withResolvers<void>();
  const answer = inFlight.counted(() => gate.promise);
  const failing = inFlight.counted(() => gate.promise.then(() => Promise.reject(new Error('no'))));
  const asked = Promise.allSettled([answer(), failing()]);
  await inFlight.settled(40);
  let isSettled = false;
  const settling = inFlight.settled(60_000).then(() => (isSettled = true));
  expect(isSettled).toBe(false);
  gate.resolve();
  await asked;
  await settling;
  expect(isSettled).toBe(true);
});
