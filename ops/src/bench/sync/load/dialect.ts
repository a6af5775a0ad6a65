import { PROTOCOL_VERSION } from '@sqltown/shared/rules';
import { LoadSocket, framed } from './socket.ts';

/** How a server is spoken with; what is said is the same. */
export const DIALECTS = ['city', 'colyseus', 'raw', 'socket.io'] as const;
export type DialectName = (typeof DIALECTS)[number];

/** Where a client goes: which room, and with what ticket if it needs one. */
export type Place = { readonly room: string; readonly ticket?: string };

export type Dialect = {
  /** Comes in, and resolves when it has been let in. */
  join(origin: string, place: Place, onMessage: (payload: Buffer) => void): Promise<LoadSocket>;
  /** Whether a message is a patch of the world. */
  isPatch(payload: Buffer): boolean;
  /** "Walk there", framed. */
  walk(x: number, y: number): Buffer;
  /** "This is what my screen shows", framed; null where a server has no such thing. */
  look(view: {
    readonly x0: number;
    readonly y0: number;
    readonly x1: number;
    readonly y1: number;
  }): Buffer | null;
};

const JOIN_ROOM = 10;
const ROOM_DATA = 13;
const ROOM_STATE_PATCH = 15;
const ROOM_DATA_BYTES = 17;

export const dialects: Readonly<Record<DialectName, Dialect>> = {
  city: {
    join: (origin, { room, ticket }, onMessage) =>
      joinColyseus(origin, `joinById/${room}`, { ticket, protocol: PROTOCOL_VERSION }, onMessage),
    isPatch: (payload) => payload[0] === ROOM_DATA_BYTES,
    walk: (x, y) => roomMessage('walk', { x, y }),
    look: (view) => roomMessage('look', view),
  },
  colyseus: {
    join: (origin, { room }, onMessage) => joinColyseus(origin, `joinOrCreate/${room}`, {}, onMessage),
    isPatch: (payload) => payload[0] === ROOM_STATE_PATCH,
    walk: (x, y) => roomMessage('walk', { x, y }),
    look: () => null,
  },
  raw: {
    join: (origin, { room }, onMessage) =>
      LoadSocket.open(new URL(`/room/${room}`, origin.replace('http', 'ws')), onMessage),
    isPatch: (payload) => payload[0] === ROOM_DATA_BYTES,
    walk: (x, y) => roomMessage('walk', { x, y }),
    look: () => null,
  },
  'socket.io': {
    join: joinSocketIo,
    isPatch: (payload) => payload[0] === EVENT[0] && payload[1] === EVENT[1],
    walk: (x, y) => text(`42${JSON.stringify(['walk', { x, y }])}`),
    look: () => null,
  },
};

type Reserved = { readonly sessionId: string; readonly roomId: string; readonly processId: string };

async function joinColyseus(
  origin: string,
  path: string,
  options: object,
  onMessage: (payload: Buffer) => void,
): Promise<LoadSocket> {
  const answer = await fetch(`${origin}/matchmake/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(options),
  });
  if (!answer.ok) throw new Error(`not let in: ${answer.status} ${await answer.text()}`);
  const { sessionId, roomId, processId } = (await answer.json()) as Reserved;
  const url = new URL(`/${processId}/${roomId}?sessionId=${sessionId}`, origin.replace('http', 'ws'));
  return openUntil(url, {
    isIn: (payload) => payload[0] === JOIN_ROOM,
    answer: () => framed(Uint8Array.of(JOIN_ROOM)),
    onMessage,
  });
}

const EVENT = Buffer.from('42');
const PING = '2'.charCodeAt(0);

/** Engine.IO 4 over a WebSocket: `0{…}` opens, `40` joins the namespace, `2` wants a `3`. */
async function joinSocketIo(
  origin: string,
  { room }: Place,
  onMessage: (payload: Buffer) => void,
): Promise<LoadSocket> {
  const query = `EIO=4&transport=websocket&room=${room}`;
  const url = new URL(`/socket.io/?${query}`, origin.replace('http', 'ws'));
  let socket: LoadSocket | null = null;
  socket = await openUntil(url, {
    isIn: (payload) => payload.subarray(0, 1).toString() === '0',
    answer: () => text('40'),
    onMessage: (payload) => {
      if (payload.length === 1 && payload[0] === PING) socket?.send(text('3'));
      else onMessage(payload);
    },
  });
  return socket;
}

type Greeting = {
  readonly isIn: (payload: Buffer) => boolean;
  readonly answer: () => Buffer;
  readonly onMessage: (payload: Buffer) => void;
};

/** Opens a connection, and answers the message by which the server lets one in. */
async function openUntil(url: URL, { isIn, answer, onMessage }: Greeting): Promise<LoadSocket> {
  const letIn = Promise.withResolvers<void>();
  const socket = await LoadSocket.open(url, (payload) => {
    if (isIn(payload)) letIn.resolve();
    else onMessage(payload);
  });
  socket.onClose = () => letIn.reject(new Error('closed before it was let in'));
  await letIn.promise;
  socket.onClose = () => undefined;
  socket.send(answer());
  return socket;
}

function text(words: string): Buffer {
  return framed(Buffer.from(words), 1);
}

/** A room message as the SDK sends it: its type, then an object as msgpackr writes it, names first and numbers after. */
function roomMessage(type: string, fields: Readonly<Record<string, number>>): Buffer {
  const names = Object.keys(fields);
  const record = Buffer.from([0xd4, 0x72, 0x40, 0x90 | names.length]);
  const numbers = Object.values(fields).map((value) => {
    const number = Buffer.alloc(9);
    number[0] = 0xcb;
    number.writeDoubleBE(value, 1);
    return number;
  });
  const parts = [Buffer.from([ROOM_DATA]), shortText(type), record, ...names.map(shortText), ...numbers];
  return framed(Buffer.concat(parts));
}

/** MessagePack's short string: up to 31 bytes. */
function shortText(words: string): Buffer {
  const bytes = Buffer.from(words);
  return Buffer.concat([Buffer.from([0xa0 | bytes.length]), bytes]);
}
