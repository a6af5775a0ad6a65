import type { Database as Connection } from '@sqlite.org/sqlite-wasm';

const SEED = 0x5017_0001;
const MAX_BLOB_BYTES = 1_000_000;

/** Puts seeded `random()` and `randomblob()` in the place of SQLite's own: each run draws the same. */
export function fixRandom(connection: Connection): void {
  let state = SEED;
  const draw = (): number => {
    // Mulberry32, by Tommy Ettinger (public domain).
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  connection.createFunction('random', () => BigInt.asIntN(64, (BigInt(draw()) << 32n) | BigInt(draw())), {
    arity: 0,
    deterministic: false,
  });
  connection.createFunction(
    'randomblob',
    (_context: number, size: unknown) => {
      const bytes = Math.min(MAX_BLOB_BYTES, Math.max(1, Number(size) || 1));
      return Uint8Array.from({ length: bytes }, () => draw() & 0xff);
    },
    { arity: 1, deterministic: false },
  );
}
