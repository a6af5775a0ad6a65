import { seeded } from '@sqltown/shared/noise';
import {
  type Block,
  CHUNK_COUNT,
  CHUNK_SUBTILES,
  CHUNKS_ACROSS,
  type Frame,
  StreamView,
  decodeFrame,
  encodeBlock,
  encodeFrame,
  hashWorld,
} from '@sqltown/shared/stream';
import {
  type FuzzOptions,
  type FuzzReport,
  type Random,
  below,
  hex,
  isSlow,
  mutated,
  noise,
  pick,
} from './fuzz.ts';

type Codec = { readonly decode: typeof decodeFrame; readonly encode: (frame: Frame) => Uint8Array };

/** The codec as client and room have it. */
export const CODEC: Codec = {
  decode: decodeFrame,
  encode: (frame) => encodeFrame(frame, frame.blocks.map(encodeBlock)),
};

/** A view that is fed this many frames is begun anew: hostile frames may fill it with what no room would send. */
const FRAMES_A_VIEW = 200;

/**
 * Any bytes into the decoder, and whatever it makes of them into a view: nothing throws, nothing takes long, and a
 * frame that was refused or didn't follow leaves the world as it was.
 */
export function fuzzDecoder({ seed, cases }: FuzzOptions, { decode, encode }: Codec = CODEC): FuzzReport {
  const random = seeded(seed);
  const counts = { malformed: 0, gap: 0, applied: 0 };
  const violations: string[] = [];
  let view = new StreamView();
  for (let nth = 0; nth < cases; nth++) {
    if (nth % FRAMES_A_VIEW === 0) view = new StreamView();
    const bytes = hostileFrame(random, encode);
    const before = hashWorld(view.entities.values());
    try {
      const frame = decode(bytes);
      const { kind } = frame.kind === 'malformed' ? frame : view.apply(frame);
      counts[kind] += 1;
      if (kind !== 'applied' && hashWorld(view.entities.values()) !== before)
        violations.push(`case ${nth}: ${kind}, and the world changed: ${hex(bytes)}`);
      if (isSlow(() => decode(bytes))) violations.push(`case ${nth}: slow to decode: ${hex(bytes)}`);
    } catch (error) {
      violations.push(`case ${nth}: ${String(error)}: ${hex(bytes)}`);
    }
  }
  return { cases, counts, violations };
}

/** What a room may say is read as it was written. */
export function fuzzRoundTrip({ seed, cases }: FuzzOptions, { decode, encode }: Codec = CODEC): FuzzReport {
  const random = seeded(seed);
  const violations: string[] = [];
  let bytes = 0;
  for (let nth = 0; nth < cases; nth++) {
    const frame = someFrame(random);
    const written = encode(frame);
    bytes += written.length;
    if (JSON.stringify(decode(written)) !== JSON.stringify(frame))
      violations.push(`case ${nth}: read otherwise than written: ${hex(written)}`);
  }
  return { cases, counts: { bytes }, violations };
}

function hostileFrame(random: Random, encode: Codec['encode']): Uint8Array {
  if (random() < 0.1) return noise(random, below(random, 64));
  const bytes = encode(someFrame(random));
  return random() < 0.2 ? bytes : mutated(bytes, random);
}

function someFrame(random: Random): Frame {
  const isSnapshot = random() < 0.3;
  const blocks = Array.from({ length: below(random, 4) }, () => someBlock(random));
  const step = 1 + below(random, 4);
  return {
    kind: isSnapshot ? 'snapshot' : 'delta',
    step,
    since: isSnapshot ? 0 : below(random, 4),
    chunks: below(random, 2 ** CHUNK_COUNT),
    blocks,
  };
}

function someBlock(random: Random): Block {
  const chunk = below(random, CHUNK_COUNT);
  const records = Array.from({ length: below(random, 6) }, () => someRecord(random, chunk));
  return { chunk, whole: random() < 0.3, records };
}

/** Fields in the order in which they are read, so that both can be compared as text. */
function someRecord(random: Random, chunk: number): Block['records'][number] {
  const handle = below(random, random() < 0.9 ? 20 : 2 ** 32);
  const sort = pick(random, ['gone', 'avatar', 'building', 'change'] as const);
  if (sort === 'gone') return { sort, handle };
  const x = (chunk % CHUNKS_ACROSS) * CHUNK_SUBTILES + below(random, CHUNK_SUBTILES);
  const y = Math.floor(chunk / CHUNKS_ACROSS) * CHUNK_SUBTILES + below(random, CHUNK_SUBTILES);
  if (sort === 'avatar') return { sort, handle, x, y, facing: below(random, 8) };
  const [level, stage, stages] = [below(random, 256), below(random, 256), below(random, 256)];
  const body = { handle, x, y, level, stage, stages, readyAt: below(random, 2 ** 32) };
  if (sort === 'change') return { sort, ...body };
  const id = (BigInt(below(random, 2 ** 32)) << 32n) | BigInt(below(random, 2 ** 32));
  return { sort, ...body, kind: below(random, 3), buildingId: id.toString() };
}
