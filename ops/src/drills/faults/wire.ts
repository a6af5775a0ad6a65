/** First bytes of client frames. */
export const PLAIN = 13;
export const PING = 18;
export const REQUEST = 21;

/** What `pack` can write. Whatever else an attacker sends is written byte by byte. */
export type Message =
  | null
  | boolean
  | number
  | string
  | bigint
  | readonly Message[]
  | { readonly [key: string]: Message };

/** A room message as the client library writes it: code, type, payload. A request carries its number after the code. */
export function pack(code: number, type: string, payload: Message, requestId = 0): Uint8Array {
  const head = code === REQUEST ? [code, requestId & 0x7f] : [code];
  return Buffer.concat([Uint8Array.from(head), msgpack(type), msgpack(payload)]);
}

/** The parts of msgpack that frames of a page have, in the smallest form; numbers that aren't small whole ones as float64. */
export function msgpack(value: Message): Buffer {
  if (value === null) return Buffer.of(0xc0);
  if (typeof value === 'boolean') return Buffer.of(value ? 0xc3 : 0xc2);
  if (typeof value === 'bigint') return withHead(0xd3, 8, (body) => body.writeBigInt64BE(value, 1));
  if (typeof value === 'number') {
    const isSmall = Number.isInteger(value) && value >= 0 && value < 0x80 && !Object.is(value, -0);
    return isSmall ? Buffer.of(value) : withHead(0xcb, 8, (body) => body.writeDoubleBE(value, 1));
  }
  if (typeof value === 'string') {
    const text = Buffer.from(value);
    const head =
      text.length < 32
        ? Buffer.of(0xa0 | text.length)
        : withHead(0xdb, 4, (b) => b.writeUInt32BE(text.length, 1));
    return Buffer.concat([head, text]);
  }
  if (Array.isArray(value)) {
    const items = value as readonly Message[];
    return Buffer.concat([withHead(0xdd, 4, (b) => b.writeUInt32BE(items.length, 1)), ...items.map(msgpack)]);
  }
  const entries = Object.entries(value as Readonly<Record<string, Message>>);
  const head = withHead(0xdf, 4, (b) => b.writeUInt32BE(entries.length, 1));
  return Buffer.concat([head, ...entries.flatMap(([key, inner]) => [msgpack(key), msgpack(inner)])]);
}

function withHead(code: number, bytes: number, write: (body: Buffer) => void): Buffer {
  const body = Buffer.alloc(1 + bytes);
  body[0] = code;
  write(body);
  return body;
}
