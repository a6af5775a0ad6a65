import { drill as framesDrill } from '../../frames/index.ts';
import { readMetrics } from '../metrics.ts';
import { type Reservation, openSocket, reserve } from '../raw-seat.ts';
import { type Scenario, expectations } from '../scenario.ts';
import type { Town } from '../town.ts';
import { PLAIN, REQUEST, msgpack, pack } from '../wire.ts';

const CPU_MS_AT_MOST = 1;
const DEPTH = 10_000;
const FUZZED = 100_000;

const commandId = 'a-command-of-p2-0000';
const tile = { commandId, kind: 'house', x: 40, y: 40 } as const;

/** Payloads that no page sends, as bytes after the message's type. */
const HOSTILE: Readonly<Record<string, Uint8Array>> = {
  truncated: msgpack({ ...tile }).subarray(0, 20),
  'array of 2^32-1': Uint8Array.of(0xdd, 0xff, 0xff, 0xff, 0xff),
  'map of 2^32-1': Uint8Array.of(0xdf, 0xff, 0xff, 0xff, 0xff),
  'string of 2^32-1': Uint8Array.of(0xdb, 0xff, 0xff, 0xff, 0xff, 0x61),
  'binary of 2^32-1': Uint8Array.of(0xc6, 0xff, 0xff, 0xff, 0xff, 0x00),
  [`${DEPTH} deep`]: new Uint8Array(DEPTH).fill(0x91),
  'extension type': Uint8Array.of(0xc7, 0x08, 0x74, 1, 2, 3, 4, 5, 6, 7, 8),
  'extension of 2^32-1': Uint8Array.of(0xc9, 0xff, 0xff, 0xff, 0xff, 0x01),
  'never used code': Uint8Array.of(0xc1),
  NaN: msgpack({ ...tile, x: Number.NaN }),
  Infinity: msgpack({ ...tile, x: Number.POSITIVE_INFINITY }),
  'minus infinity': msgpack({ ...tile, x: Number.NEGATIVE_INFINITY }),
  'minus zero and a half': msgpack({ ...tile, x: -0, y: 0.5 }),
  '2^53 + 2': msgpack({ ...tile, x: 2 ** 53 + 2 }),
  'big integer': msgpack({ ...tile, x: 2n ** 62n }),
  'text for a number': msgpack({ ...tile, x: '40' }),
  'list for an object': msgpack([commandId, 'house', 40, 40]),
  nothing: msgpack(null),
};

/** Bytes that aren't what they say they are. */
export const malformed: Scenario = {
  id: 'P2',
  fault: 'malformed msgpack, length bombs, depth 10k, extension types, NaN, -0, huge integers',
  criterion: 'rejected by schema, <= 1 ms CPU, no crash',
  needs: ['postgres'],
  run: async (stage) => {
    const expected = expectations();
    const town = await stage.town();
    const copies = stage.count(200, 40);
    const { visitor, cityId } = await town.newPlayer();
    const cpuBefore = (await readMetrics(town.server.url)).sum('process_cpu_seconds_total');
    const idleCpu = await idleCpuPerSecond(town);
    const startedMs = performance.now();
    let frames = 0;
    let closed = 0;
    for (const [name, payload] of Object.entries(HOSTILE)) {
      for (const bytes of [head(PLAIN, 'walk', payload), head(REQUEST, 'place', payload)]) {
        const sent = await sendAll(
          town,
          () => visitor.seat(cityId).then((s) => reserve(town.server.url, s)),
          bytes,
          copies / 2,
        );
        frames += sent.frames;
        closed += sent.closed;
      }
      expected.that(town.isAlive(), `the server died of ${name}`);
    }
    const seconds = (performance.now() - startedMs) / 1000;
    const cpu =
      (await readMetrics(town.server.url)).sum('process_cpu_seconds_total') - cpuBefore - idleCpu * seconds;
    const cpuMs = (cpu * 1000) / frames;
    expected.that(
      cpuMs <= CPU_MS_AT_MOST,
      `each frame took ${cpuMs.toFixed(2)} ms of CPU, with its connection`,
    );
    const rounds = stage.count(FUZZED, FUZZED / 20);
    const fuzz = await framesDrill.run({
      seed: stage.seed,
      rounds,
      log: (line) => stage.log(`  P2: ${line}`),
    });
    expected.violations.push(...fuzz.violations);
    return {
      did: `sent ${Object.keys(HOSTILE).length} kinds of hostile payload to a room, plain and as requests; fuzzed codec and room (a million cases: drill frames)`,
      counts: {
        'fuzz cases': fuzz.counts['cases'] ?? 0,
        frames,
        'CPU ms a frame': cpuMs,
        'connections that it cost': closed,
      },
      violations: expected.violations,
    };
  },
};

function head(code: number, type: string, payload: Uint8Array): Uint8Array {
  const withNull = pack(code, type, null);
  return Buffer.concat([withNull.subarray(0, -1), payload]);
}

const IDLE_MS = 1_000;

/** What the server uses while nobody asks anything of it. */
async function idleCpuPerSecond(town: Town): Promise<number> {
  const before = (await readMetrics(town.server.url)).sum('process_cpu_seconds_total');
  await new Promise((resolve) => setTimeout(resolve, IDLE_MS));
  const after = (await readMetrics(town.server.url)).sum('process_cpu_seconds_total');
  return ((after - before) * 1000) / IDLE_MS;
}

/** Sends copies of one frame, with a new connection whenever the last was closed for it. */
async function sendAll(
  town: Town,
  reserveOne: () => Promise<Reservation>,
  bytes: Uint8Array,
  copies: number,
): Promise<{ frames: number; closed: number }> {
  let frames = 0;
  let closed = 0;
  while (frames < copies && closed < 3) {
    const seat = await openSocket(town.server.url, await reserveOne());
    for (; frames < copies && seat.isOpen(); frames++) {
      seat.send(bytes);
      // A turn each, so that a close is seen before the next.
      await new Promise(setImmediate);
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
    if (!seat.isOpen()) closed += 1;
    seat.close();
  }
  return { frames, closed };
}
