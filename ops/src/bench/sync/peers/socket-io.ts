import { createServer } from 'node:http';
import { Server } from 'socket.io';
import { peerOptions, ready } from './options.ts';
import { type Walker, Walkers } from './walkers.ts';

/** A room in socket.io as its guide has it: everybody in a room gets everybody, as JSON. */
const { port, hz } = peerOptions();

type Someone = Walker & { readonly id: string };

const http = createServer();
const io = new Server(http, { transports: ['websocket'], perMessageDeflate: false });
const rooms = new Map<string, Walkers<Someone>>();

io.on('connection', (socket) => {
  const room = String(socket.handshake.query['room']);
  const walkers = rooms.get(room) ?? open(room);
  walkers.enter(socket.id, { id: socket.id, x: 0, y: 0, facing: 0 });
  void socket.join(room);
  socket.on('walk', (to: { x: number; y: number }) => walkers.walk(socket.id, to));
  socket.on('disconnect', () => walkers.leave(socket.id));
});
http.listen(port, '127.0.0.1', ready);

function open(room: string): Walkers<Someone> {
  const walkers = new Walkers<Someone>();
  rooms.set(room, walkers);
  setInterval(() => {
    walkers.step();
    io.to(room).emit('patch', [...walkers.shown.values()]);
  }, 1000 / hz);
  return walkers;
}
