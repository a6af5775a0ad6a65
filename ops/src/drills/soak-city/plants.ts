import { KEEP_LEASE, type Mutant } from '../mutants/index.ts';

/** Faults of the server that this drill must notice. */
export const MUTANTS: Readonly<Record<string, Mutant>> = {
  /** Now and then nobody is told that something has gone. */
  'drop-a-delta': [
    {
      file: 'rooms/sync/chunks.ts',
      find: '#note(chunk: number, record: StreamRecord): void {',
      replace:
        "#note(chunk: number, record: StreamRecord): void {\n    if (record.sort === 'gone' && Math.random() < 0.2) return;",
    },
  ],
  /** A room keeps something of each step. */
  leak: [
    {
      file: 'rooms/city-room.ts',
      find: 'runStep(this.#world);',
      replace:
        'runStep(this.#world);\n    ((globalThis as { kept?: unknown[] }).kept ??= []).push(new Uint8Array(65_536).fill(1));',
    },
  ],
  /** A room that closes leaves a timer behind. */
  'orphan-timer': [
    {
      file: 'rooms/city-room.ts',
      find: 'this.#isClosing = true;\n    this.#unlisten();',
      replace: 'this.#isClosing = true;\n    setInterval(() => undefined, 60_000);\n    this.#unlisten();',
    },
  ],
  'keep-lease': KEEP_LEASE,
};
