import { type AddressInfo, type Socket, createServer, connect } from 'node:net';

/**
 * What a network does on a bad day, to every connection that passes through:
 *
 *   client ── proxy ── target
 *
 * - `open`: nothing.
 * - `delay`: each chunk waits `ms`, in both directions, in order.
 * - `throttle`: at most `bytesPerSecond` each way.
 * - `half-open`: bytes are swallowed both ways and no FIN comes: the peer looks alive and is not.
 * - `cut`: connections are reset and new ones refused.
 */
export type Fault =
  | { readonly kind: 'open' }
  | { readonly kind: 'delay'; readonly ms: number }
  | { readonly kind: 'throttle'; readonly bytesPerSecond: number }
  | { readonly kind: 'half-open' }
  | { readonly kind: 'cut' };

export type FaultProxy = {
  readonly port: number;
  /** Takes effect on living connections and on new ones. */
  set(fault: Fault): void;
  connections(): number;
  stop(): Promise<void>;
};

export type ProxyTarget = { readonly host: string; readonly port: number };

/** A TCP proxy on a free loopback port in front of `target`. */
export async function startFaultProxy(target: ProxyTarget): Promise<FaultProxy> {
  let fault: Fault = { kind: 'open' };
  const sockets = new Set<Socket>();

  const keep = (socket: Socket): Socket => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    // A reset is what this program exists to cause; the other half is closed by 'close' below.
    socket.on('error', () => socket.destroy());
    return socket;
  };

  const server = createServer((incoming) => {
    if (fault.kind === 'cut') {
      incoming.on('error', () => incoming.destroy());
      incoming.resetAndDestroy();
      return;
    }
    const near = keep(incoming);
    const far = keep(connect(target.port, target.host));
    forward(near, far, () => fault);
    forward(far, near, () => fault);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });

  return {
    port: (server.address() as AddressInfo).port,
    set: (next) => {
      fault = next;
      if (next.kind === 'cut') for (const socket of sockets) socket.resetAndDestroy();
    },
    connections: () => sockets.size / 2,
    stop: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

/** Passes one direction on, chunk after chunk, so that a delay never reorders. */
function forward(from: Socket, to: Socket, faultNow: () => Fault): void {
  let queue = Promise.resolve();
  from.on('data', (chunk) => {
    from.pause();
    queue = queue.then(async () => {
      const fault = faultNow();
      const waitMs = waitFor(fault, chunk.length);
      if (waitMs > 0) await new Promise((resolve) => setTimeout(resolve, waitMs));
      if (fault.kind !== 'half-open' && !to.destroyed) to.write(chunk);
      from.resume();
    });
  });
  from.on('close', () => {
    if (faultNow().kind !== 'half-open') queue = queue.then(() => void to.destroy());
  });
}

function waitFor(fault: Fault, bytes: number): number {
  if (fault.kind === 'delay') return fault.ms;
  if (fault.kind === 'throttle') return (bytes / fault.bytesPerSecond) * 1000;
  return 0;
}
