import type { BeforeUpgradeHandler, Router, Transport } from '@colyseus/core';
import type { Answer } from './incoming.ts';
import type { Connections } from './full-house.ts';
import { MAX_BACKLOG_BYTES, MAX_FRAME_BYTES } from './limits.ts';
import { PingRate } from './ping-rate.ts';

/**
 * The shortest that it takes. It looks every four seconds and rounds up, for the ping and for the silence after it: what
 * is asked to end within ten seconds has been seen to take eleven.
 */
const NATIVE_IDLE_SECONDS = 8;

/**
 * The native transport. Its package is loaded here and only here, since loading fails where there is no build
 * for the platform.
 * @throws when the native build doesn't load
 */
export async function createUwsTransport(
  answerWith: (router: Router) => Answer,
  beforeUpgrade: BeforeUpgradeHandler,
  connections: Connections,
): Promise<Transport> {
  await import('./without-express.ts');
  const { UwsTransport } = await import('./uws-transport.ts');
  return new UwsTransport(answerWith, connections, {
    maxPayloadLength: MAX_FRAME_BYTES,
    maxBackpressure: MAX_BACKLOG_BYTES,
    closeOnBackpressureLimit: true,
    idleTimeout: NATIVE_IDLE_SECONDS,
    sendPingsAutomatically: true,
    ping: closeWhenPinging(),
    beforeUpgrade,
  });
}

function closeWhenPinging(): (socket: { close(): void }) => void {
  const rates = new WeakMap<object, PingRate>();
  return (socket) => {
    const rate = rates.get(socket) ?? new PingRate();
    rates.set(socket, rate);
    if (!rate.allows(performance.now())) socket.close();
  };
}
