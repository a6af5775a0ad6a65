import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createLogger } from '#platform/logger/index.ts';
import { type RedisLink, openRedis } from '#platform/redis/index.ts';
import { requireTestUrl } from '#platform/redis/test-url.ts';
import type { Bus } from './bus.ts';
import { busContract } from './bus.contract.ts';
import { connectAlone } from './connect-alone.ts';
import { postgresBus } from './postgres-bus.ts';
import { redisBus } from './redis-bus.ts';

const log = createLogger({ level: 'silent' });
const links: RedisLink[] = [];
afterAll(() => {
  for (const link of links) link.close();
});

describe('a bus over Redis', () => {
  busContract((count) => Promise.all(Array.from({ length: count }, overRedis)));

  it('[B3] hears again by itself after its connection was cut', async () => {
    const [speaker, hearer] = [await overRedis(), await overRedis()];
    const ear = numbersOf(hearer);
    await sayUntilHeard(speaker, ear, 1);
    await links.at(-1)?.commands.client('KILL', 'TYPE', 'PUBSUB');
    await sayUntilHeard(speaker, ear, 2);
    expect(ear).toContain(2);
    await Promise.all([speaker.close(), hearer.close()]);
  });
});

describe('a bus over PostgreSQL', () => {
  busContract(async (count) => Array.from({ length: count }, () => postgresBus({ primaryUrl, log })));

  it('[B3] hears again by itself after its connection was cut', async () => {
    const [speaker, hearer] = [postgresBus({ primaryUrl, log }), postgresBus({ primaryUrl, log })];
    const ear = numbersOf(hearer);
    await sayUntilHeard(speaker, ear, 1);
    const killer = await connectAlone(await primaryUrl());
    await killer.query(`select pg_terminate_backend(pid) from pg_stat_activity
      where pid <> pg_backend_pid() and query in ('listen sqltown', 'select 1')`);
    await killer.end();
    await sayUntilHeard(speaker, ear, 2);
    expect(ear).toContain(2);
    await Promise.all([speaker.close(), hearer.close()]);
  });

  it('[B3] leaves a server that is the primary no more, though it still answers', async () => {
    // Notifications stay within their database: another one is as far away as another server.
    let primary = await primaryUrl();
    const speaker = postgresBus({ primaryUrl: async () => primary, log });
    const first = postgresBus({ primaryUrl, log });
    const heardFirst = numbersOf(first);
    await sayUntilHeard(speaker, heardFirst, 1);
    const promoted = await databaseNamed('bus_promoted');
    const second = postgresBus({ primaryUrl: async () => promoted, log });
    primary = promoted;
    const heardSecond = numbersOf(second);
    await sayUntilHeard(speaker, heardSecond, 2);
    expect(heardSecond).toContain(2);
    await Promise.all([speaker.close(), first.close(), second.close()]);
  });
});

function numbersOf(bus: Bus): readonly number[] {
  const heard: number[] = [];
  bus.subscribe('a', z.int(), (n) => heard.push(n));
  return heard;
}

async function sayUntilHeard(speaker: Bus, heard: readonly number[], n: number): Promise<void> {
  while (!heard.includes(n)) {
    speaker.publish('a', n);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

async function overRedis(): Promise<Bus> {
  const redis = await openRedis({ url: requireTestUrl('SQLTOWN_TEST_REDIS_URL'), log });
  links.push(redis);
  return redisBus({ redis, log });
}

async function primaryUrl(): Promise<string> {
  return requireTestUrl('SQLTOWN_TEST_DATABASE_URL');
}

async function databaseNamed(name: string): Promise<string> {
  const url = new URL(await primaryUrl());
  const client = await connectAlone(url.href);
  await client.query(`create database ${name}`);
  await client.end();
  url.pathname = `/${name}`;
  return url.href;
}
