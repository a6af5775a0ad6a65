import { parseArgs } from 'node:util';
import { createCityStream } from '#rooms/sync/city-stream.ts';
import { packFrame } from '#rooms/sync/pack-frame.ts';
import { Encoder } from '@colyseus/schema';
import { ALL_CHUNKS, decodeFrame } from '@sqltown/shared/stream';
import { STEP_HZ } from '@sqltown/shared/rules';
import { z } from 'zod';
import {
  type BytesRound,
  type JoinRound,
  type MeasureAnswer,
  type MeasureAsk,
  SYNC_PLANTS,
} from './protocol.ts';
import { MirrorShow, StreamShow, ViewShow } from './shows.ts';
import { BusyTown } from './town.ts';

/** Measures, in a process of its own, what the city stream and its peers make of the same town: `[--plant NAME]`. */
const { values } = parseArgs({ options: { plant: { type: 'string' } } });
const plant = z.enum(SYNC_PLANTS).optional().parse(values.plant);

// Colyseus' own advice for large states: a buffer that needn't grow.
Encoder.BUFFER_SIZE = 512 * 1024;

process.on('message', (ask: MeasureAsk) => {
  const reply: MeasureAnswer =
    ask.ask === 'bytes'
      ? { answer: 'bytes', ...bytesRound(ask) }
      : { answer: 'join', ...joinRound(ask.seed, ask.joins) };
  process.send?.(reply);
});
process.on('disconnect', () => process.exit(0));
process.send?.({ answer: 'ready' } satisfies MeasureAnswer);

/** Bytes a client and second, of the same steps shown in three ways. */
function bytesRound({ scene, seed, steps }: Extract<MeasureAsk, { ask: 'bytes' }>): BytesRound {
  const play = <Show extends { step(): number }>(make: (town: BusyTown) => Show) => {
    const town = new BusyTown(scene, seed);
    const show = make(town);
    let bytes = 0;
    for (let nth = 0; nth <= steps; nth++) {
      town.step();
      const sent = show.step();
      // The first step shows everything: that is the join's row.
      if (nth > 0) bytes += sent;
    }
    return { show, perClientSecond: (bytes / town.avatars.length / steps) * STEP_HZ };
  };
  const stream = play((town) => new StreamShow(town, plant));
  return {
    stream: stream.perClientSecond,
    isTrue: stream.show.isTrue(),
    mirror: play((town) => new MirrorShow(town)).perClientSecond,
    view: play((town) => new ViewShow(town)).perClientSecond,
  };
}

/** The middle of so many joins into a town where everybody moves: time and bytes of the whole city. */
function joinRound(seed: number, joins: number): JoinRound {
  const town = new BusyTown('spread', seed);
  const other = new BusyTown('spread', seed);
  const mirror = new MirrorShow(other);
  const sync = createCityStream({
    pack: plant === 'json-frames' ? asJson : packFrame,
    tell: () => undefined,
  });
  const buffer = new Uint8Array(Encoder.BUFFER_SIZE);
  const times = { stream: [] as number[], mirror: [] as number[] };
  const bytes = { stream: 0, mirror: 0 };
  for (let nth = 0; nth < joins; nth++) {
    town.step();
    other.step();
    mirror.step();
    sync.show({
      sessionId: 'newcomer',
      sight: { chunks: ALL_CHUNKS },
      backlogBytes: () => 0,
      send: (message) => (bytes.stream = message.length),
      join: () => undefined,
      leave: () => undefined,
    });
    times.stream.push(timed(() => sync.flush(town.world)));
    times.mirror.push(timed(() => (bytes.mirror = mirror.encoder.encodeAll({ offset: 1 }, buffer).length)));
  }
  return {
    streamMs: middle(times.stream),
    mirrorMs: middle(times.mirror),
    streamBytes: bytes.stream,
    mirrorBytes: bytes.mirror,
  };
}

function asJson(frame: Uint8Array): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(decodeFrame(frame)));
}

function timed(act: () => unknown): number {
  const startedAt = performance.now();
  act();
  return performance.now() - startedAt;
}

function middle(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
