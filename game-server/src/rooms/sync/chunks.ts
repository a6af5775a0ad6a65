import { type CityWorld, SPAWNED, entityOf } from '#ecs/index.ts';
import { CHUNK_COUNT, type StreamRecord, chunkOf, encodeBlock } from '@sqltown/shared/stream';

/** The city's chunks as encoded blocks: each is encoded at most once a step, whoever looks at it. */
export class EncodedChunks {
  readonly #members: readonly Set<number>[] = Array.from({ length: CHUNK_COUNT }, () => new Set());
  readonly #chunkOf = new Map<number, number>();
  readonly #whole = new Map<number, Uint8Array>();
  readonly #news = new Map<number, StreamRecord[]>();
  readonly #delta = new Map<number, Uint8Array>();

  /** Takes in the dirty list: what `delta` says is new afterwards. */
  take(world: CityWorld): void {
    this.#news.clear();
    this.#delta.clear();
    for (const handle of world.dirty.gone) this.#leave(handle);
    for (const [handle, why] of world.dirty.changed) this.#tell(world, handle, why);
    for (const chunk of this.#news.keys()) this.#whole.delete(chunk);
  }

  /** What this step changed in a chunk, or null. */
  delta(chunk: number): Uint8Array | null {
    const records = this.#news.get(chunk);
    if (records === undefined) return null;
    const encoded = this.#delta.get(chunk) ?? encodeBlock({ chunk, whole: false, records });
    this.#delta.set(chunk, encoded);
    return encoded;
  }

  /** Everything that is in a chunk. */
  whole(world: CityWorld, chunk: number): Uint8Array {
    const kept = this.#whole.get(chunk);
    if (kept !== undefined) return kept;
    const records = [...(this.#members[chunk] ?? [])].flatMap((handle) => entityOf(world, handle) ?? []);
    const encoded = encodeBlock({ chunk, whole: true, records });
    this.#whole.set(chunk, encoded);
    return encoded;
  }

  #tell(world: CityWorld, handle: number, why: number): void {
    const entity = entityOf(world, handle);
    if (entity === null) return;
    const chunk = chunkOf(entity.x, entity.y);
    const isNewHere = this.#chunkOf.get(handle) !== chunk;
    if (isNewHere) {
      this.#leave(handle);
      this.#members[chunk]?.add(handle);
      this.#chunkOf.set(handle, chunk);
    }
    const isKnown = !isNewHere && (why & SPAWNED) === 0;
    this.#note(chunk, isKnown && entity.sort === 'building' ? { ...entity, sort: 'change' } : entity);
  }

  #leave(handle: number): void {
    const chunk = this.#chunkOf.get(handle);
    if (chunk === undefined) return;
    this.#chunkOf.delete(handle);
    this.#members[chunk]?.delete(handle);
    this.#note(chunk, { sort: 'gone', handle });
  }

  #note(chunk: number, record: StreamRecord): void {
    const records = this.#news.get(chunk);
    if (records === undefined) this.#news.set(chunk, [record]);
    else records.push(record);
  }
}
