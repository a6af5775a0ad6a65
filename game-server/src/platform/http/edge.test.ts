import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEndpoint, createRouter } from '@colyseus/core';
import { ErrorReply } from '@sqltown/shared/api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLimit } from '../limits/index.ts';
import { createLogger } from '../logger/index.ts';
import { createMetrics } from '../metrics/index.ts';
import { DatabaseFault } from '../postgres/index.ts';
import { createAddresses } from './addresses.ts';
import { createEdge } from './edge.ts';
import { scopeOf } from './request-scope.ts';
import { createSecurityHeaders } from './security-headers.ts';
import { createStaticFiles } from './static-files.ts';
import { createOriginPolicy, createTransport } from '../transport/index.ts';

/** As the server's own router does: the edge answers. */
const rethrow = (error: unknown): never => {
  throw error;
};

const log = createLogger({ level: 'silent' });

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

const echo = createEndpoint('/api/v1/echo', { method: 'POST', disableBody: true }, async ({ request }) => {
  const { json, clientAddress } = scopeOf(request);
  const headers = new Headers();
  headers.append('set-cookie', 'a=1; Path=/');
  headers.append('set-cookie', 'b=2; Path=/');
  return Response.json({ json, clientAddress }, { headers });
});
const hello = createEndpoint('/api/v1/hello/:name', { method: 'GET' }, async ({ params }) => ({
  name: params.name,
}));
const broken = createEndpoint('/api/v1/broken', { method: 'GET' }, async () => {
  throw new Error('a secret path: /etc');
});

const away = createEndpoint('/api/v1/away', { method: 'GET' }, async () => {
  throw new DatabaseFault('unavailable', 'db-7.internal is away');
});

async function codeOf(reply: Response): Promise<string> {
  return ErrorReply.parse(await reply.json()).error.code;
}

describe.each(['ws', 'uws'] as const)('the HTTP edge on %s', (choice) => {
  let base = '';
  let folder = '';
  let stop: () => void;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'sqltown-edge-'));
    writeFileSync(join(folder, 'index.html'), '<!doctype html><title>SQLTown</title>');
    mkdirSync(join(folder, 'assets'));
    writeFileSync(
      join(folder, 'assets/main-Dq3fk29a.js'),
      `console.log(${JSON.stringify('x'.repeat(5000))})`,
    );
    const welcome = ['http://friend.example'];
    const allowsOrigin = createOriginPolicy({ origins: welcome });
    const edge = createEdge({
      allowsOrigin,
      welcome: new Set(welcome),
      addressOf: createAddresses([]),
      addressLimit: createLimit({ points: 1000, seconds: 60 }),
      files: createStaticFiles(folder),
      secure: createSecurityHeaders({ isSecure: false, sockets: ['wss://*.town.example'] }),
      metrics: createMetrics(),
      log,
    });
    const { transport } = await createTransport({
      transport: choice,
      allowsOrigin,
      answerWith: edge,
      logger: log,
    });
    transport.bindRouter?.(createRouter({ echo, hello, broken, away }, { onError: rethrow }));
    const port = await freePort();
    await new Promise<void>((resolve, reject) => {
      transport.listen(port, '127.0.0.1', undefined, (error?: Error) => (error ? reject(error) : resolve()));
    });
    base = `http://127.0.0.1:${port}`;
    stop = () => transport.shutdown();
  });
  afterAll(() => {
    stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const post = (body: BodyInit, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(`${base}/api/v1/echo`, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', ...headers },
    });

  it('[H7] hands a JSON body to the route and keeps every cookie apart', async () => {
    const reply = await post('{"a":[1,"ü"]}');
    expect(reply.status).toBe(200);
    expect(await reply.json()).toEqual({ json: { a: [1, 'ü'] }, clientAddress: '127.0.0.1' });
    expect(reply.headers.getSetCookie()).toEqual(['a=1; Path=/', 'b=2; Path=/']);
    expect(reply.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('[H7] refuses bodies over 64 KiB with 413, up to 1 MB read to the end', async () => {
    for (const size of [65_537, 1_048_576]) {
      const reply = await post(JSON.stringify('x'.repeat(size)));
      expect(reply.status).toBe(413);
      expect(await codeOf(reply)).toBe('body-too-large');
    }
    expect((await post(JSON.stringify('x'.repeat(60_000)))).status).toBe(200);
  });

  it.each(['{', 'nonsense', '[1,]', '\u0000', '['.repeat(60_000)])(
    '[H7] refuses what is not JSON: %.12s',
    async (body) => {
      const reply = await post(body);
      expect(reply.status).toBe(400);
      expect(await codeOf(reply)).toBe('body-not-json');
    },
  );

  it.each(['__proto__', 'constructor', 'prototype'])('[H7] refuses the key %s at any depth', async (key) => {
    const reply = await post(`{"a":[{"${key}":{"polluted":true}}]}`);
    expect(reply.status).toBe(400);
    expect(await codeOf(reply)).toBe('input-invalid');
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });

  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/jsonp',
  ])('[H7] refuses the content type %s', async (type) => {
    const reply = await post('{}', { 'content-type': type });
    expect(reply.status).toBe(415);
    expect(await codeOf(reply)).toBe('content-type');
  });

  it.each(['http://evil.example', 'null', `http://127.0.0.1.evil.example`])(
    '[H5] refuses a mutation from the page of %s',
    async (origin) => {
      const reply = await post('{}', { origin });
      expect(reply.status).toBe(403);
      expect(await codeOf(reply)).toBe('origin-foreign');
      expect(reply.headers.get('access-control-allow-origin')).toBeNull();
    },
  );

  it('[H5] takes a mutation from its own page and from a listed one, with CORS headers for the latter only', async () => {
    const own = await post('{}', { origin: base });
    expect(own.status).toBe(200);
    expect(own.headers.get('access-control-allow-origin')).toBeNull();
    const friend = await post('{}', { origin: 'http://friend.example' });
    expect(friend.status).toBe(200);
    expect(friend.headers.get('access-control-allow-origin')).toBe('http://friend.example');
  });

  it('[H5] lets a listed page bring a ticket to a process that is another origin', async () => {
    const preflight = { origin: 'http://friend.example', 'access-control-request-headers': 'authorization' };
    const reply = await fetch(`${base}/api/v1/echo`, { method: 'OPTIONS', headers: preflight });
    expect(reply.headers.get('access-control-allow-headers')).toBe('content-type, authorization');
    expect(reply.headers.get('access-control-allow-credentials')).toBe('true');
  });

  it('[H5] refuses a foreign preflight, and a mutation that a browser marks cross-site', async () => {
    const preflight = { origin: 'http://evil.example', 'access-control-request-method': 'POST' };
    expect((await fetch(`${base}/api/v1/echo`, { method: 'OPTIONS', headers: preflight })).status).toBe(403);
    expect((await post('{}', { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
  });

  it('[H8] tells an unknown address from a wrong method, in the one shape of errors', async () => {
    const missing = await fetch(`${base}/api/v1/nothing`);
    expect([missing.status, await codeOf(missing)]).toEqual([404, 'not-found']);
    const wrong = await fetch(`${base}/api/v1/hello/x`, { method: 'DELETE' });
    expect([wrong.status, await codeOf(wrong)]).toEqual([405, 'method-wrong']);
  });

  it('[H8] a route that throws answers 500 without saying why', async () => {
    const reply = await fetch(`${base}/api/v1/broken`);
    const text = await reply.text();
    expect(reply.status).toBe(500);
    expect(text).not.toContain('secret path');
    expect(ErrorReply.parse(JSON.parse(text)).error.code).toBe('internal');
  });

  it('[D11] a database that is away is 503, to be tried again, and no host is named', async () => {
    const reply = await fetch(`${base}/api/v1/away`);
    const text = await reply.text();
    expect([reply.status, reply.headers.get('retry-after')]).toEqual([503, '2']);
    expect(text).not.toContain('db-7');
    expect(ErrorReply.parse(JSON.parse(text)).error.code).toBe('saving-paused');
  });

  it('[H9] serves the page at / and /c/:cityId, with a policy that allows no inline script', async () => {
    for (const path of ['/', '/c/123456']) {
      const reply = await fetch(`${base}${path}`);
      expect(reply.status).toBe(200);
      expect(await reply.text()).toContain('SQLTown');
      const policy = reply.headers.get('content-security-policy') ?? '';
      expect(policy).toMatch(/script-src 'self'(?:;|$)/);
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).toContain("connect-src 'self' wss://*.town.example https://*.town.example");
      expect(reply.headers.get('x-content-type-options')).toBe('nosniff');
    }
    expect((await fetch(`${base}/c/..%2f..%2fetc`)).status).toBe(404);
    expect((await fetch(`${base}/../package.json`)).status).toBe(404);
  });

  it('[H9] lets hashed files be kept for ever, zips them, and answers 304 and HEAD', async () => {
    const url = `${base}/assets/main-Dq3fk29a.js`;
    const reply = await fetch(url);
    expect(reply.headers.get('cache-control')).toContain('immutable');
    expect(reply.headers.get('content-encoding')).toBe('gzip');
    expect(await reply.text()).toContain('xxx');
    const tag = reply.headers.get('etag') ?? '';
    expect((await fetch(url, { headers: { 'if-none-match': tag } })).status).toBe(304);
    const head = await fetch(url, { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([200, '']);
  });

  it('[H5] answers a refused WebSocket upgrade with 403, before upgrading', async () => {
    const { port } = new URL(base);
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const upgrade = get({
        port,
        host: '127.0.0.1',
        path: '/process/room',
        headers: {
          origin: 'http://evil.example',
          connection: 'Upgrade',
          upgrade: 'websocket',
          'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
          'sec-websocket-version': '13',
        },
      });
      upgrade.once('response', (reply) => resolve(reply.resume().statusCode));
      upgrade.once('upgrade', (reply, socket) => {
        socket.destroy();
        resolve(reply.statusCode);
      });
      upgrade.once('error', reject);
    });
    expect(status).toBe(403);
  });
});
