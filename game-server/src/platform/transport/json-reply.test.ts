import { expect, it } from 'vitest';
import { bodyOf, jsonReply } from './json-reply.ts';

it('gives what Response.json gives, with the headers that were asked for', async () => {
  const value = { name: 'Vishnu', none: undefined, list: [1, null] };
  const reply = jsonReply(value, { status: 201, headers: { 'cache-control': 'no-store' } });
  expect(await bodyOf(reply)).toBe(await Response.json(value).text());
  expect(await reply.clone().json()).toEqual({ name: 'Vishnu', list: [1, null] });
  expect(reply.status).toBe(201);
  expect(Object.fromEntries(reply.headers)).toEqual({
    'cache-control': 'no-store',
    'content-type': 'application/json',
  });
});

it('reads the body of any other reply', async () => {
  expect(await bodyOf(new Response(new Uint8Array([1, 2])))).toEqual(new Uint8Array([1, 2]).buffer);
  expect(await bodyOf(new Response(null, { status: 204 }))).toEqual(new ArrayBuffer(0));
});
