import { Protocol } from '@colyseus/core';

/** Lengths of MessagePack's short strings and lists. */
const SHORT_TEXT = 31;
const SHORT_LIST = 15;

/** The extension by which msgpackr names the fields of an object, once, with the first number that it gives such a form. */
const RECORD = [0xd4, 0x72, 0x40];

/** Where a number ends, and what it is; one for the process, since only one frame is read at a time. */
const found = { at: 0, value: 0 };

/**
 * Reads one kind of room message: a type, the names of these fields in this order, and as many numbers, as the SDK writes
 * an object (https://github.com/kriszyp/msgpackr#record--object-structures and MessagePack's own
 * https://github.com/msgpack/msgpack/blob/master/spec.md). Walks and cursors come from everybody many times a second, and
 * reading them by what they are bound to be costs a fraction of reading anything.
 */
export class NumberFrame {
  readonly #head: Uint8Array;
  readonly #fields: readonly string[];

  /** @throws for a type, a name or a number of fields that MessagePack has no short form for. */
  constructor(type: string, fields: readonly string[]) {
    if (fields.length > SHORT_LIST) throw new Error(`${type}: more than ${SHORT_LIST} fields`);
    const names = fields.flatMap((name) => shortText(name));
    this.#head = Uint8Array.of(
      Protocol.ROOM_DATA,
      ...shortText(type),
      ...RECORD,
      0x90 | fields.length,
      ...names,
    );
    this.#fields = fields;
  }

  /** Whether a frame is of this kind as far as its numbers. */
  begins(frame: Buffer): boolean {
    return begins(frame, this.#head);
  }

  /**
   * The numbers by name, of a frame that lies in `bytes` from `begin` to before `end` and of which `begins` is true. Null
   * for every other frame, however near: somebody else has to read it.
   */
  read(bytes: Buffer, begin: number, end: number): Record<string, number> | null {
    const numbers: Record<string, number> = {};
    found.at = begin + this.#head.length;
    for (const name of this.#fields) {
      if (!findNumber(bytes, end)) return null;
      numbers[name] = found.value;
    }
    return found.at === end ? numbers : null;
  }
}

function shortText(text: string): number[] {
  const bytes = Buffer.from(text);
  if (bytes.length > SHORT_TEXT) throw new Error(`"${text}" is longer than ${SHORT_TEXT} bytes`);
  return [0xa0 | bytes.length, ...bytes];
}

function begins(frame: Buffer, head: Uint8Array): boolean {
  if (frame.length < head.length) return false;
  for (let i = 0; i < head.length; i++) if (frame[i] !== head[i]) return false;
  return true;
}

/** The forms in which the SDK writes numbers that are not negative: doubles, floats, and whole numbers by size. */
function findNumber(bytes: Buffer, end: number): boolean {
  const form = bytes[found.at] ?? 0xc0;
  const from = found.at + 1;
  const size = sizeOf(form);
  if (size === null || from + size > end) return false;
  if (form === 0xcb) found.value = bytes.readDoubleBE(from);
  else if (form === 0xca) found.value = bytes.readFloatBE(from);
  else found.value = size === 0 ? form : bytes.readUIntBE(from, size);
  found.at = from + size;
  return true;
}

/** Bytes after the first; null for what is no such number. */
function sizeOf(form: number): number | null {
  if (form < 0x80) return 0;
  if (form === 0xcb) return 8;
  if (form === 0xca || form === 0xce) return 4;
  if (form === 0xcc) return 1;
  return form === 0xcd ? 2 : null;
}
