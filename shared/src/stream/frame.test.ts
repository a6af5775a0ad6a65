import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { BUILDING_KINDS, PROTOCOL_VERSION } from '../rules/index.ts';
import type { AvatarEntity, BuildingEntity } from './entity.ts';
import { type Block, decodeFrame, encodeBlock, encodeFrame } from './frame.ts';
import { CHUNK_COUNT, CHUNK_SUBTILES, CHUNKS_ACROSS } from './grid.ts';
import type { StreamRecord } from './record.ts';

const handle = fc.integer({ min: 0, max: 0xffffffff });
const byte = fc.integer({ min: 0, max: 255 });
const inChunk = fc.integer({ min: 0, max: CHUNK_SUBTILES - 1 });

const avatar = (chunk: number): fc.Arbitrary<AvatarEntity> =>
  fc
    .record({ handle, dx: inChunk, dy: inChunk, facing: fc.integer({ min: 0, max: 7 }) })
    .map(({ handle, dx, dy, facing }) => ({ sort: 'avatar', handle, ...corner(chunk, dx, dy), facing }));

const building = (chunk: number): fc.Arbitrary<BuildingEntity> =>
  fc
    .record({
      handle,
      dx: inChunk,
      dy: inChunk,
      level: byte,
      stage: byte,
      stages: byte,
      readyAt: handle,
      kind: fc.integer({ min: 0, max: BUILDING_KINDS.length - 1 }),
      id: fc.bigInt({ min: 1n, max: 2n ** 63n - 1n }),
    })
    .map(({ dx, dy, id, ...rest }) => ({
      sort: 'building',
      ...rest,
      ...corner(chunk, dx, dy),
      buildingId: String(id),
    }));

const record = (chunk: number): fc.Arbitrary<StreamRecord> =>
  fc.oneof(
    handle.map((handle) => ({ sort: 'gone' as const, handle })),
    avatar(chunk),
    building(chunk),
    building(chunk).map(({ kind: _kind, buildingId: _id, ...change }) => ({
      ...change,
      sort: 'change' as const,
    })),
  );

const block: fc.Arbitrary<Block> = fc.integer({ min: 0, max: CHUNK_COUNT - 1 }).chain((chunk) =>
  fc.record({
    chunk: fc.constant(chunk),
    whole: fc.boolean(),
    records: fc.array(record(chunk), { maxLength: 20 }),
  }),
);

const frame = fc.record({
  kind: fc.constantFrom('snapshot' as const, 'delta' as const),
  step: handle,
  since: handle,
  chunks: fc.integer({ min: 0, max: 0xffff }),
  blocks: fc.array(block, { maxLength: 6 }),
});

const bytesOf = (f: { blocks: readonly Block[] } & Parameters<typeof encodeFrame>[0]): Uint8Array =>
  encodeFrame(f, f.blocks.map(encodeBlock));

it('[S5] reads back every frame that can be written', () => {
  fc.assert(
    fc.property(frame, (f) => {
      expect(decodeFrame(bytesOf(f))).toEqual(f);
    }),
  );
});

it('[S5] answers any bytes with a frame or with malformed, and never throws', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      expect(['snapshot', 'delta', 'malformed']).toContain(decodeFrame(bytes).kind);
    }),
    { numRuns: 2000 },
  );
});

it('[S5] stands frames with bytes flipped, cut off or added', () => {
  const spoil = fc.record({ at: fc.nat(), to: byte, cut: fc.nat(40), add: fc.uint8Array({ maxLength: 8 }) });
  fc.assert(
    fc.property(frame, spoil, (f, { at, to, cut, add }) => {
      const good = bytesOf(f);
      const bad = Uint8Array.from([...good.subarray(0, Math.max(0, good.length - cut)), ...add]);
      if (bad.length > 0) bad[at % bad.length] = to;
      expect(['snapshot', 'delta', 'malformed']).toContain(decodeFrame(bad).kind);
    }),
    { numRuns: 1000 },
  );
});

it('[S5] calls a frame malformed wherever it is cut', () => {
  const head = { kind: 'snapshot', step: 9, since: 0, chunks: 1 } as const;
  const headLength = encodeFrame(head, []).length;
  const whole = encodeFrame(head, [
    encodeBlock({ chunk: 0, whole: true, records: [{ sort: 'avatar', handle: 300, x: 5, y: 6, facing: 1 }] }),
  ]);
  // Right after its head it isn't cut: that is a frame of an empty city.
  const lengths = Array.from(whole.keys()).filter((length) => length !== headLength);
  expect(new Set(lengths.map((length) => decodeFrame(whole.subarray(0, length)).kind))).toEqual(
    new Set(['malformed']),
  );
});

it('[S6] refuses frames of another protocol by name', () => {
  const bytes = encodeFrame({ kind: 'delta', step: 2, since: 1, chunks: 0 }, []);
  bytes[1] = PROTOCOL_VERSION + 1;
  expect(decodeFrame(bytes)).toEqual({
    kind: 'malformed',
    why: `protocol ${PROTOCOL_VERSION + 1} instead of ${PROTOCOL_VERSION}`,
  });
});

it('[S7] spends at most 5 bytes on somebody who walks', () => {
  expect((bytesOfWalkers(100) - bytesOfWalkers(0)) / 100).toBeLessThanOrEqual(5);
});

function bytesOfWalkers(count: number): number {
  const records = Array.from(
    { length: count },
    (_, i): StreamRecord => ({ sort: 'avatar', handle: i + 1, ...corner(5, i, i), facing: 3 }),
  );
  return encodeBlock({ chunk: 5, whole: false, records }).length;
}

function corner(chunk: number, dx: number, dy: number): { x: number; y: number } {
  return {
    x: (chunk % CHUNKS_ACROSS) * CHUNK_SUBTILES + dx,
    y: Math.floor(chunk / CHUNKS_ACROSS) * CHUNK_SUBTILES + dy,
  };
}
