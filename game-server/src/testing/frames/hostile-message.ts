import { MAX_FRAME_BYTES } from '#platform/transport/limits.ts';
import { type Random, below, joined, mutated, noise, pick } from './fuzz.ts';

/** First bytes of the room protocol: data, bytes, request, both kinds of input, a ping, and what is none. */
const CODES = [13, 13, 13, 13, 21, 21, 21, 17, 14, 18, 19, 20, 22, 255] as const;
const REQUEST = 21;
const TYPES = [
  'walk',
  'look',
  'place',
  'move',
  'demolish',
  'undo',
  'chat',
  'cursor',
  'emote',
  'phrase',
  'resync',
  'nonsense',
  '__proto__',
  'constructor',
  'toString',
  '',
  'x'.repeat(31),
] as const;
const KEYS = [
  'commandId',
  'kind',
  'x',
  'y',
  'x0',
  'y0',
  'x1',
  'y1',
  'buildingId',
  'undoes',
  'text',
  'emote',
  'phrase',
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'priceCoins',
] as const;
const WORDS = [
  'house',
  'wave',
  'hello',
  '1001',
  '9001',
  'a-command-of-the-fuzz',
  '40',
  '',
  '\u0000',
  '\u202e',
  'é'.repeat(90),
] as const;
/** Lengths that are lies: strings, binaries, arrays, maps and extensions of up to 2^32 − 1. */
const LIES: readonly [readonly number[], ...(readonly number[])[]] = [
  [0xd9, 0xff],
  [0xda, 0xff, 0xff],
  [0xdb, 0xff, 0xff, 0xff, 0xff],
  [0xc4, 0xff],
  [0xc6, 0xff, 0xff, 0xff, 0xff],
  [0xdc, 0xff, 0xff],
  [0xdd, 0xff, 0xff, 0xff, 0xff],
  [0xdd, 0x01, 0xff, 0xff, 0xff],
  [0xde, 0xff, 0xff],
  [0xdf, 0xff, 0xff, 0xff, 0xff],
  [0xc7, 0xff, 0x01],
  [0xc9, 0xff, 0xff, 0xff, 0xff, 0x74],
  [0xc1],
];
const DEPTH = 10_000;

/** A message as no page sends it: right at its beginning, and then whatever MessagePack can say or lie about. */
export function hostileMessage(random: Random): Uint8Array {
  const code = pick(random, CODES);
  const head = code === REQUEST ? [code, below(random, 128)] : [code];
  const said = joined(Uint8Array.from(head), text(pick(random, TYPES)), payload(random));
  const message = random() < 0.5 ? said : mutated(said, random);
  return message.subarray(0, MAX_FRAME_BYTES);
}

function payload(random: Random): Uint8Array {
  const dice = random();
  if (dice < 0.001) return deep(random);
  if (dice < 0.002) return joined(Uint8Array.of(0xda, 0x03, 0x80), new Uint8Array(896).fill(0x61));
  if (dice < 0.1) return noise(random, below(random, 40));
  if (dice < 0.15) return new Uint8Array();
  return dice < 0.85 ? map(random, 0) : value(random, 0);
}

/** Arrays in arrays, or maps in maps, as deep as a frame holds. */
function deep(random: Random): Uint8Array {
  if (random() < 0.5) return new Uint8Array(DEPTH).fill(0x91);
  return Uint8Array.from({ length: 3 * DEPTH }, (_, i) => [0x81, 0xa1, 0x78][i % 3] ?? 0);
}

function map(random: Random, depth: number): Uint8Array {
  const size = below(random, 6);
  const entries = Array.from({ length: size }, () => [text(pick(random, KEYS)), value(random, depth + 1)]);
  return joined(Uint8Array.of(0x80 | size), ...entries.flat());
}

function value(random: Random, depth: number): Uint8Array {
  switch (below(random, depth < 4 ? 9 : 7)) {
    case 0:
      return Uint8Array.of(below(random, 128));
    case 1:
      return float(pick(random, FLOATS));
    case 2:
      return text(pick(random, WORDS));
    case 3:
      return wide(random);
    case 4:
      return Uint8Array.from(pick(random, LIES));
    case 5:
      return Uint8Array.of(pick(random, [0xc0, 0xc2, 0xc3]));
    case 6:
      return joined(Uint8Array.of(0xd4 + below(random, 5), below(random, 256)), noise(random, 16));
    case 7:
      return list(random, depth);
    default:
      return map(random, depth);
  }
}

const FLOATS = [
  Number.NaN,
  Number.POSITIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
  -0,
  0.5,
  40.25,
  127.999,
  128.001,
  -1,
  1e308,
  5e-324,
  2 ** 53 + 2,
] as const;

function float(number: number): Uint8Array {
  const bytes = Buffer.alloc(9);
  bytes[0] = 0xcb;
  bytes.writeDoubleBE(number, 1);
  return bytes;
}

/** Whole numbers of up to 64 bits, signed or not: beyond 2^53 they are read as bigints. */
function wide(random: Random): Uint8Array {
  const power = below(random, 4);
  const smallest = pick(random, [0xcc, 0xd0]);
  return joined(Uint8Array.of(smallest + power), noise(random, 2 ** power));
}

function list(random: Random, depth: number): Uint8Array {
  const size = below(random, 4);
  const items = Array.from({ length: size }, () => value(random, depth + 1));
  return joined(Uint8Array.of(0x90 | size), ...items);
}

function text(words: string): Uint8Array {
  const bytes = Buffer.from(words);
  const head = bytes.length < 32 ? [0xa0 | bytes.length] : [0xd9, bytes.length];
  return joined(Uint8Array.from(head), bytes);
}
