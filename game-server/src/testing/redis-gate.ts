import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

export type RedisGate = {
  /** Through the gate to the Redis behind it. */
  readonly url: string;
  /** Ends every connection and takes no more, as a Redis that is down. */
  shut(): void;
  /** Takes connections, answers nothing, as a Redis that hangs. */
  hang(): void;
  /** Lets everything through, also what has waited since it hung. */
  open(): void;
  close(): Promise<void>;
};

/** A door in front of a Redis that other suites use as well: its faults are felt by those who come this way only. */
export async function openRedisGate(redisUrl: string): Promise<RedisGate> {
  const behind = new URL(redisUrl);
  const sockets = new Set<Socket>();
  let state: 'open' | 'shut' | 'hanging' = 'open';

  const server = createServer((near) => {
    if (state === 'shut') {
      near.destroy();
      return;
    }
    const far = connect(Number(behind.port), behind.hostname);
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(socket);
      socket.on('data', (bytes) => other.write(bytes));
      socket.on('error', () => other.destroy());
      socket.on('close', () => {
        sockets.delete(socket);
        other.destroy();
      });
      if (state === 'hanging') socket.pause();
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the gate has no port');
  const url = new URL(redisUrl);
  url.hostname = '127.0.0.1';
  url.port = String(address.port);

  const shut = (): void => {
    state = 'shut';
    for (const socket of sockets) socket.destroy();
  };
  return {
    url: url.href,
    shut,
    hang: () => {
      state = 'hanging';
      for (const socket of sockets) socket.pause();
    },
    open: () => {
      state = 'open';
      for (const socket of sockets) socket.resume();
    },
    close: async () => {
      shut();
      server.close();
      await once(server, 'close');
    },
  };
}
