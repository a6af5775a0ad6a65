import { expect, it, vi } from 'vitest';
import { NOTHING, leftBehind } from './leftovers.testbed.ts';
import { startServer } from './server.ts';

/** Each server starts a sandbox, which takes its time on a busy machine. */
vi.setConfig({ testTimeout: 400_000 });

it('is killed, started again on the same port with the same data, restarted, and leaves nothing behind', async () => {
  const left = await leftBehind(async () => {
    const server = await startServer();
    const { pid, url } = server;
    await server.kill();
    expect(server.isRunning).toBe(false);
    await expect(fetch(`${url}/readyz`)).rejects.toThrow('fetch failed');
    await server.start();
    expect(server.pid).not.toBe(pid);
    await server.restart();
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
    expect(await server.stop()).toBe(0);
    server.remove();
  });
  expect(left).toEqual(NOTHING);
});

it('answers nothing while it is suspended', async () => {
  const server = await startServer();
  server.suspend();
  await expect(fetch(`${server.url}/readyz`, { signal: AbortSignal.timeout(500) })).rejects.toThrow(
    /aborted/,
  );
  server.resume();
  expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
  await server.stop();
  server.remove();
});

it('tells why it did not start, and leaves nothing behind', async () => {
  const left = await leftBehind(async () => {
    await expect(startServer({ TRANSPORT: 'pigeon' })).rejects.toThrow(/TRANSPORT/);
  });
  expect(left).toEqual(NOTHING);
});
