import { getHeapStatistics } from 'node:v8';

/** Looks at the heap of this thread, after a collection, in windows of the whole. */
export type HeapWatch = {
  /** Whether a window ended: `share` of the whole is done. */
  look(share: number): void;
  /** What grew, and by how much; null when nothing did. */
  leak(): string | null;
  /** At the end of the warm-up and at the end of all, in bytes; null when nothing was measured. */
  ends(): readonly [number, number] | null;
};

const WINDOWS = 12;
/** Until caches and compiled code are what they stay. */
const WARM_WINDOWS = 4;
const MEGABYTE = 1024 ** 2;
/** Growth over the windows after the warm-up; what is left of a million statements would be far more. */
const MOST_BYTES = 16 * MEGABYTE;

/** Without `--expose-gc` it measures nothing. */
export function watchHeap(): HeapWatch {
  const { gc } = globalThis;
  const sizes: number[] = [];
  const ends = (): readonly [number, number] | null => {
    const warm = sizes.slice(WARM_WINDOWS);
    const [start, end] = [warm[0], warm.at(-1)];
    return start === undefined || end === undefined ? null : [start, end];
  };
  return {
    look(share) {
      if (gc === undefined || share * WINDOWS < sizes.length + 1) return;
      gc();
      sizes.push(getHeapStatistics().used_heap_size);
    },
    leak() {
      const [start, end] = ends() ?? [0, 0];
      if (end - start <= MOST_BYTES) return null;
      return `the heap grew from ${inMegabytes(start)} to ${inMegabytes(end)} MB after the warm-up`;
    },
    ends,
  };
}

function inMegabytes(bytes: number): string {
  return (bytes / MEGABYTE).toFixed(1);
}
