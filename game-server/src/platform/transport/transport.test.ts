import { createLogger } from '#platform/logger/index.ts';
import { type Server, defineServer } from '@colyseus/core';
import { once } from 'node:events';
import { createConnection, createServer, type AddressInfo } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import { createOriginPolicy } from './origins.ts';
import { createTransport } from './transport.ts';

const logger = createLogger({ level: 'silent' });
let server: Server | undefined;

afterEach(() => server?.gracefullyShutdown(false));

describe.each(['uws', 'ws'] as const)('the transport %s', (name) => {
  it('[T1] upgrades pages of the public address and of the same host, and answers 403 to others before', async () => {
    const url = await listen(name);
    expect(await connect(url, 'https://town.example')).toBe('open');
    expect(await connect(url, 'https://evil.example')).toBe(403);
    expect(await connect(url, 'null')).toBe(403);
    expect(await connect(url, undefined)).toBe('open');
  });
});

describe.each(['uws', 'ws'] as const)('a full house on %s', (name) => {
  it('[T4] answers one connection too many with 503, leaves the others be, and lets in again when one goes', async () => {
    const url = await listen(name, 2);
    const http = url.replace('ws', 'http');
    const inside = new WebSocket(url);
    await once(inside, 'open');
    const silent = createConnection(Number(new URL(url).port), '127.0.0.1');
    await once(silent, 'connect');
    await vi.waitFor(async () => {
      const refused = await fetch(http);
      expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '5']);
      expect(await refused.json()).toMatchObject({ error: { code: 'server-full' } });
    });
    expect(inside.readyState).toBe(WebSocket.OPEN);
    inside.terminate();
    await vi.waitFor(async () => expect((await fetch(http)).status).not.toBe(503));
    silent.destroy();
  });
});

it('[T2] takes the native build where it loads', async () => {
  const allowsOrigin = createOriginPolicy({});
  expect((await createTransport({ transport: 'auto', allowsOrigin, logger })).name).toBe('uws');
});

it.each([
  ['the same host', {}, 'http://localhost:2567', 'localhost:2567', true],
  ['the same host, written large', {}, 'http://localhost:2567', 'LOCALHOST:2567', true],
  ['another port', {}, 'http://localhost:9999', 'localhost:2567', false],
  ['no page at all', {}, null, 'localhost:2567', true],
  ['what is no origin', {}, 'javascript:alert(1)', 'localhost:2567', false],
  ['a listed page', { origins: ['https://class.example'] }, 'https://class.example', 'x', true],
  [
    'the same host, when there is a public address',
    { publicUrl: 'https://a.example' },
    'http://b',
    'b',
    false,
  ],
])('[T1] decides about %s', (_, options, origin, host, allowed) => {
  expect(createOriginPolicy(options)(origin, host)).toBe(allowed);
});

async function listen(name: 'uws' | 'ws', maxConnections?: number): Promise<string> {
  const allowsOrigin = createOriginPolicy({ publicUrl: 'https://town.example' });
  const { transport } = await createTransport({ transport: name, allowsOrigin, maxConnections, logger });
  server = defineServer({ rooms: {}, transport, logger, greet: false, gracefullyShutdown: false });
  const port = await freePort();
  await server.listen(port);
  return `ws://127.0.0.1:${port}`;
}

/** 'open', or the HTTP status that the upgrade was answered with. */
function connect(url: string, origin: string | undefined): Promise<'open' | number | undefined> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url, origin === undefined ? {} : { origin });
    socket.on('open', () => {
      socket.close();
      resolve('open');
    });
    socket.on('unexpected-response', (_request, response) => {
      response.destroy();
      resolve(response.statusCode);
    });
    socket.on('error', reject);
  });
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => {
    probe.listen(0, '127.0.0.1', resolve);
  });
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => {
    probe.close(resolve);
  });
  return port;
}
