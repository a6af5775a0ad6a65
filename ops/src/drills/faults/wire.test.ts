import { decode } from '@colyseus/schema';
import { expect, it } from 'vitest';
import { PLAIN, REQUEST, msgpack, pack } from './wire.ts';

it.each([
  ['nothing', null, 'c0'],
  ['yes', true, 'c3'],
  ['a small whole number', 40, '28'],
  ['a fraction', 0.5, 'cb3fe0000000000000'],
  ['minus zero', -0, 'cb8000000000000000'],
  ['a text', 'walk', 'a477616c6b'],
  ['a list', [1, 2], 'dd000000020102'],
  ['an object', { x: 1 }, 'df00000001a17801'],
])('writes %s as msgpack', (_, value, bytes) => {
  expect(msgpack(value).toString('hex')).toBe(bytes);
});

it('writes a message’s code and type as the room reads them', () => {
  const frame = pack(REQUEST, 'place', { x: 1 }, 7);
  expect([...frame.subarray(0, 2)]).toEqual([REQUEST, 7]);
  expect(decode.string(frame, { offset: 2 })).toBe('place');
  expect(decode.string(pack(PLAIN, 'walk', null), { offset: 1 })).toBe('walk');
});
