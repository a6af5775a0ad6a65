import { BUILDING_KINDS } from '../rules/index.ts';
import type { ByteReader, ByteWriter } from './bytes.ts';
import type { AvatarEntity, BuildingEntity } from './entity.ts';
import { CHUNK_SUBTILES, CHUNKS_ACROSS } from './grid.ts';

/** What a chunk's block says about one entity. `change` is a building that the receiver has already. */
export type Gone = { readonly sort: 'gone'; readonly handle: number };
export type BuildingChange = Omit<BuildingEntity, 'sort' | 'buildingId' | 'kind'> & {
  readonly sort: 'change';
};
export type StreamRecord = Gone | AvatarEntity | BuildingEntity | BuildingChange;

const OP_GONE = 0;
const OP_AVATAR = 1;
const OP_BUILDING = 2;
const OP_CHANGE = 3;

/**
 * Appends one record. Its first three bytes hold what moves most:
 *
 *     bit 0–8 x in the chunk · 9–17 y in the chunk · 18–20 facing · 21–23 what it is
 *
 * then the handle as a varint, then what the sort adds.
 */
export function writeRecord(out: ByteWriter, record: StreamRecord): void {
  out.u24(headOf(record));
  out.varint(record.handle);
  if (record.sort === 'gone' || record.sort === 'avatar') return;
  out.u8(record.level);
  out.u8(record.stage);
  out.u8(record.stages);
  out.varint(record.readyAt);
  if (record.sort === 'change') return;
  out.u8(record.kind);
  out.u64(BigInt(record.buildingId));
}

/** The next record of a chunk's block, or null for one that no server of this version writes. */
export function readRecord(from: ByteReader, chunk: number): StreamRecord | null {
  const head = from.u24();
  const handle = from.varint();
  const x = (chunk % CHUNKS_ACROSS) * CHUNK_SUBTILES + (head & 0x1ff);
  const y = Math.floor(chunk / CHUNKS_ACROSS) * CHUNK_SUBTILES + ((head >>> 9) & 0x1ff);
  const op = head >>> 21;
  if (op === OP_GONE) return { sort: 'gone', handle };
  if (op === OP_AVATAR) return { sort: 'avatar', handle, x, y, facing: (head >>> 18) & 7 };
  if (op !== OP_BUILDING && op !== OP_CHANGE) return null;
  const body = {
    handle,
    x,
    y,
    level: from.u8(),
    stage: from.u8(),
    stages: from.u8(),
    readyAt: from.varint(),
  };
  if (op === OP_CHANGE) return { sort: 'change', ...body };
  const kind = from.u8();
  const buildingId = from.u64().toString();
  return kind < BUILDING_KINDS.length ? { sort: 'building', ...body, kind, buildingId } : null;
}

function headOf(record: StreamRecord): number {
  if (record.sort === 'gone') return OP_GONE << 21;
  const place = (record.x % CHUNK_SUBTILES) | ((record.y % CHUNK_SUBTILES) << 9);
  if (record.sort === 'avatar') return place | (record.facing << 18) | (OP_AVATAR << 21);
  return place | ((record.sort === 'building' ? OP_BUILDING : OP_CHANGE) << 21);
}
