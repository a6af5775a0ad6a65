import uws from 'uWebSockets.js';
import { encodeBlock, encodeFrame } from '@sqltown/shared/stream';
import { peerOptions, ready } from './options.ts';

const { port, hz, perRoom } = peerOptions();

/** A frame as the city sends it when everybody walks, encoded once and for ever: nothing cheaper can be said. */
const records = Array.from({ length: perRoom }, (_, i) => ({
  sort: 'avatar' as const,
  handle: 41 + i,
  x: 700 + i,
  y: 700 + i,
  facing: i % 8,
}));
const block = encodeBlock({ chunk: 5, whole: false, records });
const frame = encodeFrame({ kind: 'delta', step: 1, since: 0, chunks: 0xffff }, [block]);
/** The room code for bytes and the type "s", as the city's messages begin. */
const message = Buffer.concat([Buffer.from([17, 0xa1, 0x73]), frame]);

const rooms = new Set<string>();
const app = uws.App();
app
  .ws<{ room: string }>('/room/:room', {
    maxBackpressure: 4 * 1024 * 1024,
    compression: uws.DISABLED,
    upgrade: (response, request, context) => {
      response.upgrade(
        { room: request.getParameter(0) },
        request.getHeader('sec-websocket-key'),
        request.getHeader('sec-websocket-protocol'),
        request.getHeader('sec-websocket-extensions'),
        context,
      );
    },
    open: (socket) => {
      const { room } = socket.getUserData();
      socket.subscribe(room);
      if (rooms.has(room)) return;
      rooms.add(room);
      setInterval(() => app.publish(room, message, true), 1000 / hz);
    },
    message: () => undefined,
  })
  .listen(port, () => ready());
