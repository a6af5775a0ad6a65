import type { BeforeUpgradeHandler, Router, Transport } from '@colyseus/core';
import type { WebSocket } from 'ws';
import type { Answer } from './incoming.ts';
import type { Connections } from './full-house.ts';
import { IDLE_SECONDS, MAX_BACKLOG_BYTES, MAX_FRAME_BYTES } from './limits.ts';
import { NodeTransport } from './node-transport.ts';
import { PingRate } from './ping-rate.ts';

const PINGS_UNANSWERED = 2;

/** ws has no limits of its own on what piles up for a slow reader, and on pings: these close it as on the native one. */
class BoundedNodeTransport extends NodeTransport {
  constructor(...args: ConstructorParameters<typeof NodeTransport>) {
    super(...args);
    this.wss.on('connection', closeWhenBackedUp);
    this.wss.on('connection', closeWhenPinging);
  }
}

/** The fallback transport: plain Node, with the limits of the native one. */
export function createWsTransport(
  answerWith: (router: Router) => Answer,
  beforeUpgrade: BeforeUpgradeHandler,
  connections: Connections,
): Transport {
  return new BoundedNodeTransport(answerWith, connections, {
    maxPayload: MAX_FRAME_BYTES,
    pingInterval: (IDLE_SECONDS * 1000) / (PINGS_UNANSWERED + 1),
    pingMaxRetries: PINGS_UNANSWERED,
    beforeUpgrade,
  });
}

function closeWhenBackedUp(socket: WebSocket): void {
  const send = socket.send.bind(socket) as (...args: unknown[]) => void;
  socket.send = (...args: unknown[]) => {
    send(...args);
    if (socket.bufferedAmount > MAX_BACKLOG_BYTES) socket.terminate();
  };
}

function closeWhenPinging(socket: WebSocket): void {
  const rate = new PingRate();
  socket.on('ping', () => {
    if (!rate.allows(performance.now())) socket.terminate();
  });
}
