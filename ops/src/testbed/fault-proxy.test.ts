import { once } from 'node:events';
import { type AddressInfo, type Server, type Socket, connect, createServer } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
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

const ask = async (socket: Socket, text: string): Promise<string> => {
  socket.write(text);
  const [answer] = (await once(socket, 'data')) as [Buffer];
  return answer.toString();
};

describe('the fault proxy', () => {
  it('passes bytes on when nothing is wrong', async () => {
    expect(await ask(await dial(), 'namaste')).toBe('namaste');
  });

  it('delays both directions, in order', async () => {
    const socket = await dial();
    proxy.set({ kind: 'delay', ms: 30 });
    const began = performance.now();
    expect(await ask(socket, 'one')).toBe('one');
    expect(performance.now() - began).toBeGreaterThanOrEqual(55);
  });

  it('swallows bytes without closing when half-open', async () => {
    const socket = await dial();
    expect(await ask(socket, 'before')).toBe('before');
    proxy.set({ kind: 'half-open' });
    let heard = 0;
    socket.on('data', () => (heard += 1));
    socket.write('lost');
    const other = await dial();
    other.write('also lost');
    proxy.set({ kind: 'open' });
    expect(await ask(other, 'again')).toMatch(/again$/);
    expect(heard).toBe(0);
    expect(socket.destroyed).toBe(false);
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
