import { type Frame, decodeFrame } from '@sqltown/shared/stream';
import { CODEC } from './codec-fuzz.ts';
import type { Spoil } from './room-fuzz.ts';

export type Plant = { readonly codec?: typeof CODEC; readonly spoil?: Spoil };

const SLOW_MICROSECONDS = 2_000;

/** Faults put in on purpose: with each of them the fuzz must find something. */
export const PLANTS = {
  /** A decoder that throws at what it can't read. */
  'throwing-decoder': {
    codec: {
      ...CODEC,
      decode: (bytes) => {
        const frame = decodeFrame(bytes);
        if (frame.kind === 'malformed') throw new Error(frame.why);
        return frame;
      },
    },
  },
  /** An encoder with a bit too few for where somebody faces. */
  'narrow-facing': { codec: { ...CODEC, encode: (frame) => CODEC.encode(withNarrowFacing(frame)) } },
  /** A handler that trusts what it is given. */
  'unparsed-payload': {
    spoil: ({ room }) => room.onMessage('walk', (_client, to: { x: number }) => to.x.toFixed(2)),
  },
  /** A handler that takes its time. */
  'slow-message': {
    spoil: ({ room }) =>
      room.onMessage('look', () => {
        const before = process.threadCpuUsage();
        while (process.threadCpuUsage(before).user < SLOW_MICROSECONDS);
      }),
  },
} as const satisfies Record<string, Plant>;

export type PlantName = keyof typeof PLANTS;

function withNarrowFacing(frame: Frame): Frame {
  const blocks = frame.blocks.map((block) => ({
    ...block,
    records: block.records.map((record) =>
      record.sort === 'avatar' ? { ...record, facing: record.facing & 3 } : record,
    ),
  }));
  return { ...frame, blocks };
}
