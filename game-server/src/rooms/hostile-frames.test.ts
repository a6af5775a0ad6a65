import { seeded } from '@sqltown/shared/noise';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { openTown } from './town.testbed.ts';

const SEED = 20_260_901;
const FRAMES = 2_000;
/** First bytes that the room protocol knows, and two that it doesn't. */
const CODES = [10, 11, 13, 14, 17, 18, 19, 20, 21, 22, 255];
const REQUEST = 21;
const TYPES = ['walk', 'look', 'place', 'chat', 'cursor', 'resync', 'nonsense', '__proto__'];

beforeEach(() => {
  // The state's decoder writes a line for every broken string.
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
});

afterEach(() => vi.restoreAllMocks());

it.each(['uws', 'ws'] as const)(
  `[R9] stands ${FRAMES} random frames over %s (seed ${SEED}), and nobody else notices`,
  async (transport) => {
    const town = await openTown({ transport });
    const meera = await town.join();
    const random = seeded(SEED);
    for (let sent = 0; sent < FRAMES; ) {
      const { connection } = (await town.join()).room;
      for (; connection.isOpen && sent < FRAMES; sent++) {
        connection.send(hostileFrame(random));
        if (sent % 20 === 0) await new Promise(setImmediate);
      }
      connection.close();
    }
    expect(await meera.place({ x: 40, y: 50 })).toMatchObject({ kind: 'done' });
    await town.stop();
  },
);

/** A frame that looks right at its beginning and is noise after it, with msgpack's large length marks likely. */
function hostileFrame(random: () => number): Uint8Array {
  const below = (limit: number): number => Math.floor(random() * limit);
  const bytes = [CODES[below(CODES.length)] ?? 0];
  if (bytes[0] === REQUEST) bytes.push(below(128));
  const type = TYPES[below(TYPES.length)] ?? '';
  if (random() < 0.7) bytes.push(0xa0 | type.length, ...Buffer.from(type));
  for (let left = below(40); left > 0; left--) bytes.push(random() < 0.5 ? 0x80 + below(128) : below(256));
  return Uint8Array.from(bytes);
}
