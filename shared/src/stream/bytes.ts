const FIRST_CAPACITY = 1024;

/** Writes little-endian numbers into a buffer that grows. Made to be reused: it begins anew after `take` or `clear`. */
export class ByteWriter {
  #bytes = new Uint8Array(FIRST_CAPACITY);
  #view = new DataView(this.#bytes.buffer);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  u8(value: number): void {
    this.#room(1);
    this.#bytes[this.#length++] = value;
  }

  u16(value: number): void {
    this.#room(2);
    this.#view.setUint16(this.#length, value, true);
    this.#length += 2;
  }

  u24(value: number): void {
    this.u16(value & 0xffff);
    this.u8(value >>> 16);
  }

  u32(value: number): void {
    this.#room(4);
    this.#view.setUint32(this.#length, value, true);
    this.#length += 4;
  }

  u64(value: bigint): void {
    this.#room(8);
    this.#view.setBigUint64(this.#length, value, true);
    this.#length += 8;
  }

  /** Seven bits a byte, least significant first; the high bit says that more follow. Values below 2^32. */
  varint(value: number): void {
    let rest = value >>> 0;
    while (rest >= 0x80) {
      this.u8((rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    this.u8(rest);
  }

  append(bytes: Uint8Array): void {
    this.#room(bytes.length);
    this.#bytes.set(bytes, this.#length);
    this.#length += bytes.length;
  }

  /** What another one holds. */
  appendFrom(other: ByteWriter): void {
    this.append(other.#bytes.subarray(0, other.#length));
  }

  clear(): void {
    this.#length = 0;
  }

  /** A copy of what was written. */
  take(): Uint8Array {
    const copy = this.#bytes.slice(0, this.#length);
    this.clear();
    return copy;
  }

  #room(count: number): void {
    if (this.#length + count <= this.#bytes.length) return;
    const larger = new Uint8Array(Math.max(this.#bytes.length * 2, this.#length + count));
    larger.set(this.#bytes);
    this.#bytes = larger;
    this.#view = new DataView(larger.buffer);
  }
}

/**
 * Reads what ByteWriter wrote. It never throws: past the end, or at a number that can't be one, it answers 0
 * and is `broken` from then on, so that a decoder checks once at its end.
 */
export class ByteReader {
  readonly #view: DataView;
  readonly #end: number;
  #at: number;
  #broken = false;

  constructor(bytes: Uint8Array, start = 0, end: number = bytes.length) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#at = start;
    this.#end = end;
  }

  get broken(): boolean {
    return this.#broken;
  }

  get at(): number {
    return this.#at;
  }

  get hasMore(): boolean {
    return !this.#broken && this.#at < this.#end;
  }

  u8(): number {
    return this.#step(1) ? this.#view.getUint8(this.#at - 1) : 0;
  }

  u16(): number {
    return this.#step(2) ? this.#view.getUint16(this.#at - 2, true) : 0;
  }

  u24(): number {
    return this.u16() | (this.u8() << 16);
  }

  u32(): number {
    return this.#step(4) ? this.#view.getUint32(this.#at - 4, true) : 0;
  }

  u64(): bigint {
    return this.#step(8) ? this.#view.getBigUint64(this.#at - 8, true) : 0n;
  }

  varint(): number {
    let value = 0;
    for (let shift = 0; shift < 35; shift += 7) {
      const byte = this.u8();
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value > 0xffffffff ? this.#fail() : value;
    }
    return this.#fail();
  }

  /** A reader for the next `count` bytes, which this one skips. */
  part(count: number): ByteReader {
    const start = this.#at;
    const whole = this.#step(count);
    const bytes = new Uint8Array(this.#view.buffer, this.#view.byteOffset, this.#view.byteLength);
    const part = new ByteReader(bytes, start, whole ? start + count : start);
    part.#broken = !whole;
    return part;
  }

  #step(count: number): boolean {
    if (this.#broken || this.#at + count > this.#end) {
      this.#fail();
      return false;
    }
    this.#at += count;
    return true;
  }

  #fail(): 0 {
    this.#broken = true;
    return 0;
  }
}
