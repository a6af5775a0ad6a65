import { Protocol } from '@colyseus/core';
import { Room } from '@colyseus/sdk';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { NumberFrame } from './number-frame.ts';

const walk = new NumberFrame('walk', ['x', 'y']);

function read(frame: Buffer): Record<string, number> | null {
  return walk.begins(frame) ? walk.read(frame, 0, frame.length) : null;
}

/** As the SDK sends it. */
function frameOf(message?: unknown, type = 'walk'): Buffer {
  const sent: Uint8Array[] = [];
  const room = new Room('city');
  Object.assign(room, {
    connection: { isOpen: true, send: (frame: Uint8Array) => sent.push(frame.slice()) },
  });
  room.send(type, message);
  return Buffer.from(sent[0] ?? []);
}

it('[R9] reads what the SDK writes, whatever the form of its numbers', () => {
  const number = fc.oneof(
    fc.double({ min: 0, noNaN: true }),
    fc.integer({ min: 0, max: 0xffff_ffff }),
    fc.constantFrom(0, 127, 128, 255, 256, 65_535, 65_536, 0.5, 2 ** 32, Number.POSITIVE_INFINITY),
  );
  fc.assert(
    fc.property(number, number, (x, y) => {
      expect(read(frameOf({ x, y }))).toEqual({ x, y });
    }),
  );
  const float = Buffer.from([...frameOf({ x: 1, y: 2 }).subarray(0, -1), 0xca, 0x3f, 0x00, 0x00, 0x00]);
  expect(read(float)).toEqual({ x: 1, y: 0.5 });
});

it.each<[string, Buffer]>([
  ['nothing', Buffer.alloc(0)],
  ['no payload', frameOf()],
  ['another type', frameOf({ x: 1, y: 2 }, 'stroll')],
  ['a longer type', frameOf({ x: 1, y: 2 }, 'walks')],
  ['another order', frameOf({ y: 1, x: 2 })],
  ['a field too few', frameOf({ x: 1 })],
  ['a field too many', frameOf({ x: 1, y: 2, z: 3 })],
  ['another field', frameOf({ x: 1, z: 2 })],
  ['__proto__', frameOf(JSON.parse('{"x": 1, "__proto__": 2}'))],
  ['a text', frameOf({ x: 1, y: '2' })],
  ['nothing in a field', frameOf({ x: 1, y: null })],
  ['a number below zero', frameOf({ x: 1, y: -2 })],
  ['a bigint', frameOf({ x: 1, y: 2n ** 60n })],
  ['a list', frameOf([1, 2])],
  ['a number', frameOf(1)],
  ['something after it', Buffer.concat([frameOf({ x: 1, y: 2 }), Buffer.from([0])])],
  ['another code', Buffer.from([Protocol.ROOM_DATA_BYTES, ...frameOf({ x: 1, y: 2 }).subarray(1)])],
])('[R9] leaves %s to whoever reads all frames', (_, frame) => {
  expect(read(frame)).toBeNull();
});

it('[R9] leaves a frame that was cut off anywhere', () => {
  const whole = frameOf({ x: 1.5, y: 70_000 });
  expect(read(whole)).toEqual({ x: 1.5, y: 70_000 });
  for (let length = 0; length < whole.length; length++) expect(read(whole.subarray(0, length))).toBeNull();
});

it('[R9] reads where a frame lies among others', () => {
  const frame = frameOf({ x: 1.5, y: 70_000 });
  const bytes = Buffer.concat([frame, frame, frame]);
  expect(walk.read(bytes, frame.length, 2 * frame.length)).toEqual({ x: 1.5, y: 70_000 });
  expect(walk.read(bytes, frame.length, 2 * frame.length - 1)).toBeNull();
  expect(walk.read(bytes, frame.length, 2 * frame.length + 1)).toBeNull();
});

it('says what it has no short form for', () => {
  expect(() => new NumberFrame('w'.repeat(32), ['x'])).toThrow('longer than 31 bytes');
  expect(
    () =>
      new NumberFrame(
        'walk',
        Array.from({ length: 16 }, (_, i) => `f${i}`),
      ),
  ).toThrow('more than 15');
});
