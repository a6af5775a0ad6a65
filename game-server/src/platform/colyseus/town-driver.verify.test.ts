import { type IRoomCache, initializeRoomCache } from '@colyseus/core';
import { createLogger } from '#platform/logger/index.ts';
import { type RedisLink, openRedis } from '#platform/redis/index.ts';
import { requireTestUrl } from '#platform/redis/test-url.ts';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { TownDriver } from './town-driver.ts';

let redis: RedisLink;
let mine: TownDriver;
let others: TownDriver;

beforeEach(async () => {
  const log = createLogger({ level: 'silent' });
  redis = await openRedis({ url: requireTestUrl('SQLTOWN_TEST_REDIS_URL'), log });
  await redis.commands.del('roomcaches');
  [mine, others] = [new TownDriver(redis), new TownDriver(redis)];
});
afterEach(() => redis.close());

const room = (roomId: string, processId: string): IRoomCache =>
  initializeRoomCache({ roomId, processId, name: 'city' });

it('[P5] shows every process the rooms of all', async () => {
  await mine.insert(room('a', 'me'));
  expect(await others.findOne({ roomId: 'a' })).toMatchObject({ processId: 'me' });
  await others.insert(room('b', 'they'));
  expect(await mine.processes()).toEqual(new Set(['me', 'they']));
  await mine.remove('a');
  expect(await others.findOne({ roomId: 'a' })).toBeUndefined();
});

it('[P5] lists its rooms again after a flush', async () => {
  await mine.insert(room('a', 'me'));
  await redis.commands.del('roomcaches');
  expect(await others.findOne({ roomId: 'a' })).toBeUndefined();
  await mine.relist();
  expect(await others.findOne({ roomId: 'a' })).toMatchObject({ processId: 'me' });
});

it('[P6] finds its own rooms while Redis is away, and no others', async () => {
  await mine.insert(room('a', 'me'));
  await others.insert(room('b', 'they'));
  redis.close();
  await expect.poll(() => redis.isReady).toBe(false);
  expect(await mine.findOne({ roomId: 'a' })).toMatchObject({ processId: 'me' });
  expect(await mine.findOne({ roomId: 'b' })).toBeUndefined();
  expect(await mine.insert(room('c', 'me'))).toBe(true);
  expect(await mine.remove('a')).toBe(true);
});
