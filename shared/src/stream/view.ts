import type { Entity } from './entity.ts';
import type { Block, Frame } from './frame.ts';
import { chunkOf, hasChunk } from './grid.ts';
import type { StreamRecord } from './record.ts';

/** What applying a frame did: which handles appeared or changed, and which are gone. */
export type Applied = {
  readonly kind: 'applied';
  readonly changed: ReadonlySet<number>;
  readonly gone: ReadonlySet<number>;
};

/** A frame was missed: ask for a snapshot. Nothing was applied. */
export type Gap = { readonly kind: 'gap' };

/** The world as a receiver of the stream knows it: the chunks that it looks at. */
export class StreamView {
  readonly entities = new Map<number, Entity>();
  #step = 0;
  #chunks = 0;

  /** The step that this shows; 0 before the first snapshot. */
  get step(): number {
    return this.#step;
  }

  get chunks(): number {
    return this.#chunks;
  }

  apply(frame: Frame): Applied | Gap {
    if (frame.kind === 'delta' && (this.#step === 0 || frame.since !== this.#step)) return { kind: 'gap' };
    if (frame.kind === 'delta' && !this.#knows(frame.blocks)) return { kind: 'gap' };
    const before = new Set<number>();
    const changed = new Set<number>();
    const forget = (handle: number): void => {
      if (this.entities.delete(handle)) before.add(handle);
      changed.delete(handle);
    };
    if (frame.kind === 'snapshot') for (const handle of this.entities.keys()) forget(handle);
    for (const block of frame.blocks) if (block.whole) this.#empty(1 << block.chunk, forget);
    for (const block of frame.blocks)
      for (const record of block.records) this.#take(record, block, changed, forget);
    if (frame.chunks !== this.#chunks) this.#empty(~frame.chunks, forget);
    this.#step = frame.step;
    this.#chunks = frame.chunks;
    const gone = new Set([...before].filter((handle) => !this.entities.has(handle)));
    return { kind: 'applied', changed, gone };
  }

  /** Whether every `change` is of a building that is here: otherwise something was missed. */
  #knows(blocks: readonly Block[]): boolean {
    return blocks.every((block) =>
      block.records.every((r) => r.sort !== 'change' || this.entities.get(r.handle)?.sort === 'building'),
    );
  }

  #empty(chunks: number, forget: (handle: number) => void): void {
    for (const entity of this.entities.values()) {
      if (hasChunk(chunks, chunkOf(entity.x, entity.y))) forget(entity.handle);
    }
  }

  #take(record: StreamRecord, block: Block, changed: Set<number>, forget: (handle: number) => void): void {
    const known = this.entities.get(record.handle);
    if (record.sort === 'gone') {
      // Whoever walked on into another chunk is gone from this one only.
      if (known !== undefined && chunkOf(known.x, known.y) === block.chunk) forget(record.handle);
      return;
    }
    if (record.sort !== 'change') this.entities.set(record.handle, record);
    else if (known?.sort === 'building')
      this.entities.set(record.handle, { ...known, ...record, sort: 'building' });
    else return;
    changed.add(record.handle);
  }
}
