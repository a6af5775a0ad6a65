import { type CityWorld, SPAWNED, eachChanged, entityAt, entityOf } from '#ecs/index.ts';
import {
  CHUNK_COUNT,
  type Entity,
  type StreamRecord,
  chunkOf,
  encodeBlock,
  encodeBlockOf,
  encodeRecords,
} from '@sqltown/shared/stream';

/** Who is in a chunk, by handle. What stands there seldom changes, so that its bytes are kept apart. */
type Members = {
  readonly buildings: Set<number>;
  readonly avatars: Set<number>;
  /** The buildings' records; null: encode them anew. */
  standing: Uint8Array | null;
};

/** The city's chunks as encoded blocks: each is encoded at most once a step, whoever looks at it. */
export class EncodedChunks {
  readonly #members = Array.from(
    { length: CHUNK_COUNT },
    (): Members => ({ buildings: new Set(), avatars: new Set(), standing: null }),
  );
  readonly #chunkOf = new Map<number, number>();
  readonly #whole = perChunk<Uint8Array | null>(() => null);
  readonly #news = perChunk<StreamRecord[]>(() => []);
  readonly #delta = perChunk<Uint8Array | null>(() => null);

  /** Takes in the dirty list: what `delta` says is new afterwards. */
  take(world: CityWorld): void {
    for (const [chunk, news] of this.#news.entries()) if (news.length > 0) this.#news[chunk] = [];
    this.#delta.fill(null);
    for (const handle of world.dirty.gone) this.#leave(handle);
    eachChanged(world.dirty, (eid, why) => this.#tell(entityAt(world, eid), why));
    for (const [chunk, news] of this.#news.entries()) if (news.length > 0) this.#whole[chunk] = null;
  }

  /** What this step changed in a chunk, or null. */
  delta(chunk: number): Uint8Array | null {
    const records = this.#news[chunk] ?? [];
    if (records.length === 0) return null;
    const encoded = this.#delta[chunk] ?? encodeBlock({ chunk, whole: false, records });
    this.#delta[chunk] = encoded;
    return encoded;
  }

  /** Everything that is in a chunk. */
  whole(world: CityWorld, chunk: number): Uint8Array {
    const kept = this.#whole[chunk];
    if (kept) return kept;
    const members = this.#members[chunk];
    const parts: Uint8Array[] = [];
    if (members !== undefined) {
      members.standing ??= encodeRecords(recordsOf(world, members.buildings));
      parts.push(members.standing, encodeRecords(recordsOf(world, members.avatars)));
    }
    const encoded = encodeBlockOf({ chunk, whole: true }, parts);
    this.#whole[chunk] = encoded;
    return encoded;
  }

  #tell(entity: Entity, why: number): void {
    const { handle } = entity;
    const chunk = chunkOf(entity.x, entity.y);
    const isNewHere = this.#chunkOf.get(handle) !== chunk;
    if (isNewHere) {
      this.#leave(handle);
      this.#enter(chunk, entity);
    }
    const members = this.#members[chunk];
    if (entity.sort === 'building' && members !== undefined) members.standing = null;
    const isKnown = !isNewHere && (why & SPAWNED) === 0;
    this.#note(chunk, isKnown && entity.sort === 'building' ? { ...entity, sort: 'change' } : entity);
  }

  #enter(chunk: number, { sort, handle }: Entity): void {
    this.#chunkOf.set(handle, chunk);
    const members = this.#members[chunk];
    (sort === 'building' ? members?.buildings : members?.avatars)?.add(handle);
  }

  #leave(handle: number): void {
    const chunk = this.#chunkOf.get(handle);
    if (chunk === undefined) return;
    this.#chunkOf.delete(handle);
    const members = this.#members[chunk];
    if (members?.buildings.delete(handle) === true) members.standing = null;
    members?.avatars.delete(handle);
    this.#note(chunk, { sort: 'gone', handle });
  }

  #note(chunk: number, record: StreamRecord): void {
    this.#news[chunk]?.push(record);
  }
}

function perChunk<Thing>(make: () => Thing): Thing[] {
  return Array.from({ length: CHUNK_COUNT }, make);
}

function recordsOf(world: CityWorld, handles: Iterable<number>): readonly Entity[] {
  const records: Entity[] = [];
  for (const handle of handles) {
    const entity = entityOf(world, handle);
    if (entity !== null) records.push(entity);
  }
  return records;
}
