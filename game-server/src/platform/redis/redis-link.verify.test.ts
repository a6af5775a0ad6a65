import { Writable } from 'node:stream';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createLogger } from '#platform/logger/index.ts';
import { type RedisGate, openRedisGate } from '../../testing/redis-gate.ts';
import { type RedisLink, openRedis } from './index.ts';
import { requireTestUrl } from './test-url.ts';

const SOON = { timeout: 20_000 };
const SECRET = 'a-password-that-nobody-may-see';

let gate: RedisGate;
let link: RedisLink;
let logged: string;

beforeEach(async () => {
  gate = await openRedisGate(requireTestUrl('SQLTOWN_TEST_REDIS_URL'));
  logged = '';
  const destination = new Writable({
    write(chunk: Buffer, _encoding, done) {
      logged += chunk.toString();
      done();
    },
  });
  const url = new URL(gate.url);
  // This Redis asks for no password, and takes any.
  url.password = SECRET;
  link = await openRedis({ url: url.href, log: createLogger({ level: 'trace', destination }) });
});
afterEach(async () => {
  link.close();
  await gate.close();
});

it('[P6] answers, and says that it is ready', async () => {
  expect(link.isReady).toBe(true);
  expect(await link.commands.ping()).toBe('PONG');
});

it.each([
  ['is down', 'shut'],
  ['hangs', 'hang'],
] as const)('[P6] fails at once while Redis %s, and is back by itself', async (_, fault) => {
  gate[fault]();
  await expect(link.commands.get('city')).rejects.toThrow(/closed|writeable|timed out|max retries/i);
  await expect.poll(() => link.isReady, SOON).toBe(false);
  gate.open();
  await expect.poll(() => link.isReady, SOON).toBe(true);
  expect(await link.commands.ping()).toBe('PONG');
});

it('[P6] begins without a Redis, and finds it later', async () => {
  gate.shut();
  const late = await openRedis({ url: gate.url, log: createLogger({ level: 'silent' }) });
  expect(late.isReady).toBe(false);
  gate.open();
  await expect.poll(() => late.isReady, SOON).toBe(true);
  late.close();
});

it('[H2] writes its password into no log line', async () => {
  await expect(link.commands.set('city', 'kashi')).resolves.toBe('OK');
  gate.shut();
  await expect.poll(() => link.isReady, SOON).toBe(false);
  expect(logged).toContain('redis.');
  expect(logged).not.toContain(SECRET);
});
