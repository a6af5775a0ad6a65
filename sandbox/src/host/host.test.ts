import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { MAX_SQL_CHARS } from '@sqltown/shared/api';
import { ExerciseId, PlayerId } from '@sqltown/shared/ids';
import { refuse } from '@sqltown/shared/refusals';
import { pino } from 'pino';
import { afterEach, describe, expect, test } from 'vitest';
import { createRemoteSandbox } from '../client/index.ts';
import type { RunOrder, RunResult, Sandbox, SandboxHealth } from '../sandbox.ts';
import { createHost } from './host.ts';

const TOKEN = 'a token of some length';
const order: RunOrder = {
  playerId: PlayerId.parse('1'),
  dataset: 'town',
  dialect: 'sqlite',
  sql: 'SELECT 1',
};
const engine = { dialect: 'sqlite' as const, name: 'SQLite', version: '3', real: true };
const ran: RunResult = {
  kind: 'ran',
  engine,
  outcome: { kind: 'rows', results: [], elapsedMs: 1, notices: [] },
  lights: { kind: 'dark', why: 'nothing to light' },
};
const health: SandboxHealth = {
  ready: true,
  queued: 0,
  running: 0,
  opening: 0,
  runs: [],
  rssBytes: 1,
  restarts: 0,
};

/** A sandbox that answers as it is told, and remembers what it was asked. */
function fakeSandbox(answer: (signal?: AbortSignal) => Promise<RunResult> = () => Promise.resolve(ran)) {
  const orders: RunOrder[] = [];
  const sandbox: Sandbox = {
    run: (asked, signal) => {
      orders.push(asked);
      return answer(signal);
    },
    grade: () => Promise.resolve(refuse('sandbox-busy')),
    health: () => health,
    onRun: () => undefined,
    close: () => Promise.resolve(),
  };
  return { sandbox, orders };
}

describe('a sandbox over HTTP', () => {
  const hosts: Server[] = [];
  const clients: Sandbox[] = [];
  afterEach(async () => {
    for (const client of clients.splice(0)) await client.close();
    for (const host of hosts.splice(0)) host.close().closeAllConnections();
  });

  async function listen(sandbox: Sandbox): Promise<{ host: Server; url: string }> {
    const host = createHost({ sandbox, token: TOKEN, logger: pino({ level: 'silent' }) });
    hosts.push(host.listen(0, '127.0.0.1'));
    await once(host, 'listening');
    return { host, url: `http://127.0.0.1:${(host.address() as AddressInfo).port}` };
  }

  async function connect(urls: readonly string[], token = TOKEN, startMs = 5_000): Promise<Sandbox> {
    const client = await createRemoteSandbox({ urls, token, startMs });
    clients.push(client);
    return client;
  }

  test('[PR8] answers as the sandbox behind it does', async () => {
    const { sandbox, orders } = fakeSandbox();
    const { url } = await listen(sandbox);
    const client = await connect([url]);
    expect(await client.run(order)).toEqual(ran);
    const { dataset: _, ...attempt } = { ...order, dialect: 'sqlite' as const };
    const exerciseId = ExerciseId.parse('who-lives-here-1');
    expect(await client.grade({ ...attempt, exerciseId, seed: 1 })).toMatchObject({
      kind: 'refused',
      code: 'sandbox-busy',
    });
    expect(orders).toEqual([order]);
    expect(client.health()).toMatchObject({
      ready: true,
      runs: [{ dialect: 'sqlite', outcome: 'rows', count: 1 }],
    });
  });

  test('[PR8] nobody gets anything without the token', async () => {
    const { sandbox, orders } = fakeSandbox();
    const { url } = await listen(sandbox);
    for (const authorization of ['', 'Bearer', `Bearer ${TOKEN}x`, TOKEN]) {
      const body = JSON.stringify(order);
      const answer = await fetch(`${url}/v1/runs`, { method: 'POST', body, headers: { authorization } });
      expect(answer.status).toBe(401);
    }
    expect((await fetch(`${url}/v1/health`)).status).toBe(401);
    expect(orders).toEqual([]);
    await expect(connect([url], 'not the right token', 300)).rejects.toThrow('No sandbox host was ready');
  });

  test.each([
    ['no JSON', 'SELECT 1', 400],
    ['a field too many', JSON.stringify({ ...order, admin: true }), 400],
    ['SQL that is too long', JSON.stringify({ ...order, sql: 'x'.repeat(MAX_SQL_CHARS + 1) }), 400],
    ['a megabyte', 'x'.repeat(1_000_000), 413],
  ])('[PR8] refuses %s and goes on', async (_name, body, status) => {
    const { sandbox, orders } = fakeSandbox();
    const { url } = await listen(sandbox);
    const headers = { authorization: `Bearer ${TOKEN}` };
    expect((await fetch(`${url}/v1/runs`, { method: 'POST', body, headers })).status).toBe(status);
    const client = await connect([url]);
    expect(await client.run({ ...order, sql: 'x'.repeat(MAX_SQL_CHARS + 1) })).toMatchObject({
      code: 'input-invalid',
    });
    expect(await client.run(order)).toEqual(ran);
    expect(orders).toHaveLength(1);
  });

  test('[PR9] an order that is lost on the way goes to another host, and no host is busy', async () => {
    const dying = fakeSandbox(() => {
      for (const host of hosts.slice(0, 1)) host.close().closeAllConnections();
      return new Promise(() => undefined);
    });
    const living = fakeSandbox();
    const first = await listen(dying.sandbox);
    const second = await listen(living.sandbox);
    const client = await connect([first.url, second.url]);
    await expect.poll(async () => [await client.run(order), dying.orders.length]).toEqual([ran, 1]);
    expect(living.orders.length).toBeGreaterThan(0);
    second.host.close().closeAllConnections();
    expect(await client.run(order)).toMatchObject({ kind: 'refused', code: 'sandbox-busy' });
    await expect.poll(() => client.health().ready).toBe(false);
  });

  test('[PR9] orders go to the host with the least to do', async () => {
    const slow = fakeSandbox(() => new Promise(() => undefined));
    const other = fakeSandbox(() => new Promise(() => undefined));
    const urls = [(await listen(slow.sandbox)).url, (await listen(other.sandbox)).url];
    const client = await connect(urls);
    const cancel = new AbortController();
    await expect
      .poll(() => {
        void client.run(order, cancel.signal);
        return slow.orders.length > 0 && other.orders.length > 0;
      })
      .toBe(true);
    expect(Math.abs(slow.orders.length - other.orders.length)).toBeLessThanOrEqual(1);
    cancel.abort();
  });

  test('[PR5] a client that hangs up cancels its run', async () => {
    const cancelled = Promise.withResolvers<void>();
    const { sandbox, orders } = fakeSandbox((signal) => {
      signal?.addEventListener('abort', () => cancelled.resolve());
      return new Promise(() => undefined);
    });
    const { url } = await listen(sandbox);
    const client = await connect([url]);
    const cancel = new AbortController();
    const reply = client.run(order, cancel.signal);
    await expect.poll(() => orders.length).toBe(1);
    cancel.abort();
    await cancelled.promise;
    expect(await reply).toMatchObject({ kind: 'ran', outcome: { kind: 'stopped' } });
    expect(client.health().ready).toBe(true);
  });
});
