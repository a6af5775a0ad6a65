import { type AddressInfo, type Socket, connect, createServer } from 'node:net';
import { seeded } from '@sqltown/shared/noise';
import type { Fault } from './fault.ts';
import { Pipe } from './fault-pipe.ts';

export type FaultProxy = {
  readonly port: number;
  /** Takes effect on living connections and on new ones. */
  set(fault: Fault): void;
  connections(): number;
  stop(): Promise<void>;
};

export type ProxyTarget = { readonly host: string; readonly port: number };

/**
 * A TCP proxy on a free loopback port in front of `target`.
 * @param seed of the jitter and the losses.
 */
export async function startFaultProxy(target: ProxyTarget, seed = 1): Promise<FaultProxy> {
  const random = seeded(seed);
  const lines = new Set<Line>();
  let fault: Fault = { kind: 'open' };

  const server = createServer({ allowHalfOpen: true }, (near) => {
    near.on('error', () => near.destroy());
    if (fault.kind === 'cut') {
      near.resetAndDestroy();
      return;
    }
    const far = connect({ ...target, allowHalfOpen: true });
    const line = new Line(near, far, random);
    line.set(fault);
    lines.add(line);
    near.on('close', () => lines.delete(line));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });

  return {
    port: (server.address() as AddressInfo).port,
    set: (next) => {
      fault = next;
      for (const line of lines) line.set(next);
    },
    connections: () => lines.size,
    stop: () => {
      for (const line of lines) line.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

/** One connection through the proxy: two sockets, and a pipe each way. */
class Line {
  readonly #sockets: readonly [Socket, Socket];
  readonly #pipes: readonly [Pipe, Pipe];

  constructor(near: Socket, far: Socket, random: () => number) {
    this.#sockets = [near, far];
    this.#pipes = [new Pipe(near, far, random), new Pipe(far, near, random)];
    // A reset is what this program exists to cause; 'close' follows, and tells the other side.
    for (const socket of this.#sockets) socket.on('error', () => socket.destroy());
  }

  set(fault: Fault): void {
    if (fault.kind === 'cut') for (const socket of this.#sockets) socket.resetAndDestroy();
    for (const pipe of this.#pipes) pipe.set(fault);
  }

  destroy(): void {
    for (const socket of this.#sockets) socket.destroy();
  }
}
