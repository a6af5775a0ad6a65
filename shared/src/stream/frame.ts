import { PROTOCOL_VERSION } from '../rules/index.ts';
import { ByteReader, ByteWriter } from './bytes.ts';
import { CHUNK_COUNT } from './grid.ts';
import { type StreamRecord, readRecord, writeRecord } from './record.ts';

/** The message type under which a room sends its frames as bytes. */
export const STREAM_MESSAGE = 's';

const SNAPSHOT = 1;
const DELTA = 2;
const WHOLE = 0x80;

/** Frames are written at every step of every room: in these, which are used again, and not in new ones. */
const body = new ByteWriter();
const out = new ByteWriter();

export type FrameHead = {
  readonly kind: 'snapshot' | 'delta';
  /** The room's step after which this holds. */
  readonly step: number;
  /** A delta applies to what the frame of this step left; 0 in a snapshot. */
  readonly since: number;
  /** The chunks that the receiver has once it has applied this; it forgets the others. */
  readonly chunks: number;
};

/** One chunk's news. `whole`: these records are everything that is there. */
export type Block = {
  readonly chunk: number;
  readonly whole: boolean;
  readonly records: readonly StreamRecord[];
};

export type Frame = FrameHead & { readonly blocks: readonly Block[] };

export type Malformed = { readonly kind: 'malformed'; readonly why: string };

/**
 * A chunk's news as bytes: encoded once, sent to everyone who looks there.
 *
 *     u8 chunk, high bit = whole · varint length · records
 */
export function encodeBlock({ chunk, whole, records }: Block): Uint8Array {
  body.clear();
  for (const record of records) writeRecord(body, record);
  out.clear();
  out.u8(whole ? chunk | WHOLE : chunk);
  out.varint(body.length);
  out.appendFrom(body);
  return out.take();
}

/** Records alone, for a block that is put together of several such parts. */
export function encodeRecords(records: readonly StreamRecord[]): Uint8Array {
  out.clear();
  for (const record of records) writeRecord(out, record);
  return out.take();
}

/** A block of records that are encoded already, so that what seldom changes is encoded seldom. */
export function encodeBlockOf(
  { chunk, whole }: Omit<Block, 'records'>,
  parts: readonly Uint8Array[],
): Uint8Array {
  out.clear();
  out.u8(whole ? chunk | WHOLE : chunk);
  out.varint(parts.reduce((sum, { length }) => sum + length, 0));
  for (const part of parts) out.append(part);
  return out.take();
}

/**
 * A frame of blocks that are encoded already.
 *
 *     u8 kind · u8 version · u32 step · u32 since · u16 chunks · blocks
 */
export function encodeFrame(head: FrameHead, blocks: readonly Uint8Array[]): Uint8Array {
  out.clear();
  out.u8(head.kind === 'snapshot' ? SNAPSHOT : DELTA);
  out.u8(PROTOCOL_VERSION);
  out.u32(head.step);
  out.u32(head.since);
  out.u16(head.chunks);
  for (const block of blocks) out.append(block);
  return out.take();
}

/** Reads a frame whole or not at all. Any bytes are safe: what is no frame is answered as malformed. */
export function decodeFrame(bytes: Uint8Array): Frame | Malformed {
  const from = new ByteReader(bytes);
  const kind = from.u8();
  const version = from.u8();
  if (kind !== SNAPSHOT && kind !== DELTA) return malformed('unknown kind of frame');
  if (version !== PROTOCOL_VERSION) return malformed(`protocol ${version} instead of ${PROTOCOL_VERSION}`);
  const head = { step: from.u32(), since: from.u32(), chunks: from.u16() };
  const blocks: Block[] = [];
  while (from.hasMore) {
    const block = readBlock(from);
    if (block === null) return malformed(`bad block before byte ${from.at}`);
    blocks.push(block);
  }
  if (from.broken) return malformed('cut short');
  return { kind: kind === SNAPSHOT ? 'snapshot' : 'delta', ...head, blocks };
}

function readBlock(from: ByteReader): Block | null {
  const first = from.u8();
  const chunk = first & ~WHOLE;
  const body = from.part(from.varint());
  if (chunk >= CHUNK_COUNT) return null;
  const records: StreamRecord[] = [];
  while (body.hasMore) {
    const record = readRecord(body, chunk);
    if (record === null) return null;
    records.push(record);
  }
  return body.broken ? null : { chunk, whole: first >= WHOLE, records };
}

function malformed(why: string): Malformed {
  return { kind: 'malformed', why };
}
