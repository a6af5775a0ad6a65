import { once } from 'node:events';
import { type AddressInfo, type Server, type Socket, connect, createServer } from 'node:net';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { seeded } from '@sqltown/shared/noise';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { delayMs } from './fault.ts';
import { type FaultProxy, startFaultProxy } from './fault-proxy.ts';

let echo: Server;
let proxy: FaultProxy;

beforeEach(async () => {
  echo = createServer((socket) => socket.on('error', () => socket.destroy()).pipe(socket));
  echo.listen(0, '127.0.0.1');
  await once(echo, 'listening');
  proxy = await startFaultProxy({ host: '127.0.0.1', port: (echo.address() as AddressInfo).port });
});

afterEach(async () => {
  await proxy.stop();
  await new Promise((resolve) => echo.close(resolve));
});

const dial = async (): Promise<Socket> => {
  const socket = connect(proxy.port, '127.0.0.1');
  await once(socket, 'connect');
  return socket;
};

/** What arrives until it is this long. */
const hear = async (socket: Socket, length: number): Promise<string> => {
  let heard = '';
  while (heard.length < length) heard += String((await once(socket, 'data'))[0]);
  return heard;
};

const ask = async (socket: Socket, text: string): Promise<string> => {
  socket.write(text);
  const [answer] = (await once(socket, 'data')) as [Buffer];
  return answer.toString();
};

/** How long a thousand small packets take on a line that loses one in twenty. */
const stalls = (seed: number): number[] => {
  const random = seeded(seed);
  return Array.from({ length: 1000 }, () => delayMs({ ms: 150, loss: 0.05 }, 100, random));
};

describe('the fault proxy', () => {
  it('passes bytes on when nothing is wrong', async () => {
    expect(await ask(await dial(), 'namaste')).toBe('namaste');
  });

  it('delays both directions, in order, however much is on the way', async () => {
    const socket = await dial();
    proxy.set({ kind: 'delay', ms: 30, jitterMs: 20 });
    const began = performance.now();
    const letters = 'abcdefgh'.split('');
    for (const letter of letters) {
      socket.write(letter);
      await nextTurn();
    }
    expect(await hear(socket, letters.length)).toBe('abcdefgh');
    // Timers may be a millisecond early, each way.
    expect(performance.now() - began).toBeGreaterThanOrEqual(58);
  });

  it('stalls by lost packets, the same ones for the same seed', () => {
    const lost = stalls(7).filter((ms) => ms > 150);
    expect(lost.length).toBeGreaterThan(25);
    expect(lost.length).toBeLessThan(80);
    expect(new Set(lost)).toEqual(new Set([450]));
    expect(stalls(7)).toEqual(stalls(7));
    expect(stalls(7)).not.toEqual(stalls(8));
  });

  it('holds everything while it hangs, and loses nothing', async () => {
    const socket = await dial();
    proxy.set({ kind: 'hang' });
    socket.write('na');
    socket.write('maste');
    const other = await dial();
    proxy.set({ kind: 'open' });
    expect(await ask(other, 'hello')).toBe('hello');
    expect(await hear(socket, 7)).toBe('namaste');
  });

  it('passes no more than so many bytes a second', async () => {
    const socket = await dial();
    proxy.set({ kind: 'throttle', bytesPerSecond: 1_000_000 });
    const began = performance.now();
    socket.write(Buffer.alloc(50_000, 'x'));
    await hear(socket, 50_000);
    expect(performance.now() - began).toBeGreaterThanOrEqual(48);
  });

  it('swallows bytes without closing when half-open, and such a connection never comes back', async () => {
    const socket = await dial();
    expect(await ask(socket, 'before')).toBe('before');
    proxy.set({ kind: 'half-open' });
    let heard = 0;
    socket.on('data', () => (heard += 1));
    socket.write('lost');
    // Whatever passes on a later connection came after it.
    await dial();
    await dial();
    proxy.set({ kind: 'open' });
    socket.write('also lost');
    expect(await ask(await dial(), 'again')).toBe('again');
    expect(heard).toBe(0);
    expect(socket.destroyed).toBe(false);
  });

  it('hands on what was under way when a side closes', async () => {
    const socket = await dial();
    proxy.set({ kind: 'delay', ms: 20 });
    socket.end('goodbye');
    expect(await hear(socket, 7)).toBe('goodbye');
  });

  it('resets living connections when cut, and lets new ones in afterwards', async () => {
    const socket = await dial();
    expect(await ask(socket, 'before')).toBe('before');
    socket.on('error', () => undefined);
    const closed = new Promise((resolve) => socket.once('close', resolve));
    proxy.set({ kind: 'cut' });
    await closed;
    proxy.set({ kind: 'open' });
    expect(await ask(await dial(), 'after')).toBe('after');
  });
});
