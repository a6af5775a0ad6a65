import { randomUUID } from 'node:crypto';
import { type Scenario, expectations } from '../scenario.ts';
import { takeRawSeat } from '../raw-seat.ts';
import { REQUEST, msgpack, pack } from '../wire.ts';

/** Must never come back in any answer. */
const MARK = 'pollutedbydrill';
const KEYS = ['__proto__', 'constructor', 'prototype'] as const;

/** Keys that reach an object's prototype, by every way into the server. */
export const prototypeKeys: Scenario = {
  id: 'P9',
  fault: '__proto__, constructor, prototype keys in JSON, msgpack maps, query strings, cookies',
  criterion: 'Object.prototype unchanged; 400',
  needs: ['postgres'],
  run: async (stage) => {
    const expected = expectations();
    const town = await stage.town();
    const { visitor, cityId, seat } = await town.newMayor();
    let sent = 0;
    const is400 = (way: string, status: number): void => {
      sent += 1;
      expected.that(status === 400, `${way} was answered with ${status}`);
    };
    for (const key of KEYS) {
      const bodies = [
        `{"${key}":{"${MARK}":1}}`,
        `{"name":"Asha","${key}":{"${MARK}":1}}`,
        `{"name":{"${key}":{"${MARK}":1}}}`,
      ];
      for (const body of bodies)
        is400(`JSON ${body}`, (await visitor.send('PATCH', '/api/v1/me', body)).status);
      for (const query of [
        `${key}=${MARK}`,
        `${key}[${MARK}]=1`,
        `${key}.${MARK}=1`,
        `dialect[${key}][${MARK}]=1`,
        `%5F%5Fproto%5F%5F=${MARK}`,
      ])
        is400(`query ${query}`, (await visitor.get(`/api/v1/lessons/good-morning-town?${query}`)).status);
    }
    const cookies = KEYS.map((key) => `${key}=${MARK}; ${key}[${MARK}]=1`).join('; ');
    const me = await visitor.get('/api/v1/me', { cookie: `${visitor.cookie}; ${cookies}` });
    // Cookies of others are nobody's business here: they are not read, and change nothing.
    expected.that(me.status === 200 && !me.text.includes(MARK), `cookies: ${me.status} ${me.text}`);

    const raw = await takeRawSeat(town.server.url, await visitor.seat(cityId));
    for (const key of KEYS) {
      const map = Buffer.concat([Uint8Array.of(0x81), msgpack(key), msgpack({ [MARK]: 1 })]);
      raw.send(Buffer.concat([pack(REQUEST, 'place', null).subarray(0, -1), map]));
    }
    const own = { commandId: randomUUID(), kind: 'house', x: 30, y: 30 };
    const lie = JSON.parse(`{"__proto__":{"${MARK}":1},"constructor":{"${MARK}":1}}`) as object;
    const reply = await seat.ask('place', { ...own, ...lie, prototype: { [MARK]: 1 } });
    expected.that(reply.kind === 'refused', 'a command with prototype keys was carried out');
    const answers = [
      await visitor.get('/api/v1/me'),
      await visitor.get('/api/v1/chapters'),
      await visitor.get('/api/v1/nothing'),
    ];
    expected.that(!answers.some(({ text }) => text.includes(MARK)), 'the mark came back in an answer');
    raw.close();
    return {
      did: 'sent them by all four ways, then looked for the mark in what the server answers',
      counts: { 'JSON and query': sent, msgpack: KEYS.length + 1, cookies: KEYS.length * 2 },
      violations: expected.violations,
    };
  },
};
