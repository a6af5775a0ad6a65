import { scalar } from '../define/scalar.ts';
import { textIn } from '../define/read.ts';
import { bytesOf } from './bytes.ts';

/** CRC-32 as in ISO 3309: MySQL's CRC32. */
export const crc32 = scalar('s', 'bigint', ([text]) => {
  let crc = 0xff_ff_ff_ff;
  for (const byte of bytesOf(textIn(text))) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xed_b8_83_20 : crc >>> 1;
  }
  return BigInt((crc ^ 0xff_ff_ff_ff) >>> 0);
});

const SHIFTS = [7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21];
const SINES = Array.from({ length: 64 }, (_, i) => Math.floor(Math.abs(Math.sin(i + 1)) * 2 ** 32));

/** RFC 1321, in hexadecimal: MD5 of PostgreSQL and MySQL. */
export const md5 = scalar('y', 'text', ([value], { budget }) => {
  const input = value instanceof Uint8Array ? value : bytesOf(textIn(value));
  budget.step(Math.ceil(input.length / 16));
  const blocks = (input.length + 8 + 64) >> 6;
  const bytes = new Uint8Array(blocks * 64);
  bytes.set(input);
  bytes[input.length] = 0x80;
  const view = new DataView(bytes.buffer);
  view.setBigUint64(bytes.length - 8, BigInt(input.length) * 8n, true);
  const state = [0x67_45_23_01, 0xef_cd_ab_89, 0x98_ba_dc_fe, 0x10_32_54_76];
  for (let start = 0; start < bytes.length; start += 64) mix(state, view, start);
  const out = new DataView(new ArrayBuffer(16));
  for (const [i, word] of state.entries()) out.setUint32(i * 4, word, true);
  return Array.from(new Uint8Array(out.buffer), (byte) => byte.toString(16).padStart(2, '0')).join('');
});

function mix(state: number[], view: DataView, start: number): void {
  let [a = 0, b = 0, c = 0, d = 0] = state;
  for (let i = 0; i < 64; i += 1) {
    const round = i >> 4;
    const [f, at] = [
      () => [(b & c) | (~b & d), i] as const,
      () => [(d & b) | (~d & c), (5 * i + 1) % 16] as const,
      () => [b ^ c ^ d, (3 * i + 5) % 16] as const,
      () => [c ^ (b | ~d), (7 * i) % 16] as const,
    ][round]?.() ?? [0, 0];
    const sum = (a + f + (SINES[i] ?? 0) + view.getUint32(start + at * 4, true)) >>> 0;
    const shift = SHIFTS[round * 4 + (i % 4)] ?? 0;
    [a, d, c, b] = [d, c, b, (b + ((sum << shift) | (sum >>> (32 - shift)))) >>> 0];
  }
  for (const [i, word] of [a, b, c, d].entries()) state[i] = ((state[i] ?? 0) + word) >>> 0;
}
