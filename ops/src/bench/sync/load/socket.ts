import { randomBytes } from 'node:crypto';
import { type Socket, connect } from 'node:net';

const CLOSE = 8;
const PING = 9;
const PONG = 10;

/**
 * A WebSocket client that does as little as it can, so that thousands fit on one core beside the server that is
 * measured. Whole, unfragmented frames only: what our servers send.
 */
export class LoadSocket {
  onMessage: (payload: Buffer) => void = () => undefined;
  onClose: () => void = () => undefined;
  readonly #socket: Socket;
  #rest: Buffer = Buffer.alloc(0);

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.setNoDelay(true);
    socket.on('data', (chunk: Buffer) => this.#read(chunk));
    socket.on('close', () => this.onClose());
    socket.on('error', () => undefined);
  }

  /** Bytes that came in, frame heads included. */
  get bytesRead(): number {
    return this.#socket.bytesRead;
  }

  /** `onMessage` is set before anything can arrive. @throws when the server doesn't upgrade. */
  static open(url: URL, onMessage: (payload: Buffer) => void): Promise<LoadSocket> {
    return new Promise((resolve, reject) => {
      const socket = connect({ host: url.hostname, port: Number(url.port) });
      const fail = (): void => reject(new Error(`no connection to ${url.href}`));
      socket.once('error', fail);
      socket.once('close', fail);
      socket.once('connect', () => socket.write(upgradeRequest(url)));
      let head = Buffer.alloc(0);
      const onHead = (chunk: Buffer): void => {
        head = Buffer.concat([head, chunk]);
        const end = head.indexOf('\r\n\r\n');
        if (end < 0) return;
        socket.removeAllListeners();
        if (!head.subarray(0, end).toString().startsWith('HTTP/1.1 101')) {
          socket.destroy();
          reject(new Error(head.subarray(0, end).toString()));
          return;
        }
        const open = new LoadSocket(socket);
        open.onMessage = onMessage;
        open.#read(head.subarray(end + 4));
        resolve(open);
      };
      socket.on('data', onHead);
    });
  }

  /** A frame that `framed` made; the same one may be sent by many. */
  send(frame: Uint8Array): void {
    this.#socket.write(frame);
  }

  /** Stops reading: what is sent to it piles up, first in the kernel, then at the server. */
  pause(): void {
    this.#socket.pause();
  }

  resume(): void {
    this.#socket.resume();
  }

  close(): void {
    this.#socket.destroy();
  }

  #read(chunk: Buffer): void {
    const bytes = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    let at = 0;
    for (;;) {
      const frame = frameAt(bytes, at);
      if (frame === null) break;
      this.#take(frame.opcode, bytes.subarray(frame.start, frame.end));
      at = frame.end;
    }
    this.#rest = bytes.subarray(at);
  }

  #take(opcode: number, payload: Buffer): void {
    if (opcode < CLOSE) this.onMessage(payload);
    else if (opcode === PING) this.send(framed(payload, PONG));
    else if (opcode === CLOSE) this.close();
  }
}

/** A client's frame, masked with zeros, which leaves the payload as it is. */
export function framed(payload: Uint8Array, opcode = 2): Buffer {
  const { length } = payload;
  const head =
    length < 126 ? [0x80 | opcode, 0x80 | length] : [0x80 | opcode, 0xfe, length >>> 8, length & 0xff];
  if (length > 0xffff) throw new RangeError(`a frame of ${length} bytes is not for this client`);
  return Buffer.concat([Buffer.from([...head, 0, 0, 0, 0]), payload]);
}

type FrameAt = { readonly opcode: number; readonly start: number; readonly end: number };

/** The frame that begins at `at`, or null while it isn't all here. */
function frameAt(bytes: Buffer, at: number): FrameAt | null {
  if (bytes.length < at + 2) return null;
  const opcode = (bytes[at] ?? 0) & 0x0f;
  const short = (bytes[at + 1] ?? 0) & 0x7f;
  const headBytes = short === 127 ? 10 : short === 126 ? 4 : 2;
  if (bytes.length < at + headBytes) return null;
  const length =
    short === 127
      ? Number(bytes.readBigUInt64BE(at + 2))
      : short === 126
        ? bytes.readUInt16BE(at + 2)
        : short;
  const start = at + headBytes;
  return bytes.length < start + length ? null : { opcode, start, end: start + length };
}

function upgradeRequest(url: URL): string {
  return [
    `GET ${url.pathname}${url.search} HTTP/1.1`,
    `Host: ${url.host}`,
    'Upgrade: websocket',
    'Connection: Upgrade',
    `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`,
    'Sec-WebSocket-Version: 13',
    '\r\n',
  ].join('\r\n');
}
