import { sql } from 'kysely';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type TestTown, done, placing, testTown } from '../../../testing/test-town.ts';
import { bucketOf } from '#platform/ids/index.ts';
import type { Database, Db } from '../database.ts';
import { openTwoShards } from '../test-database.ts';
import { type Mover, createMover } from './mover.ts';

let database: Database;
let town: TestTown;
let mover: Mover;
let owner: Awaited<ReturnType<TestTown['newOwner']>>;
let bucket: number;
let source: number;
let target: number;

beforeEach(async () => {
  database = await openTwoShards();
  town = testTown(database);
  mover = createMover({ shards: database.shards, tell: () => undefined });
  owner = await town.newOwner();
  done(await town.cities.execute({ ...owner, command: placing(1, 1) }));
  bucket = bucketOf(owner.cityId);
  source = bucket % 2;
  target = 1 - source;
});
afterEach(() => database.close());

const at = (shard: number): Db => database.shards.all[shard]!.db;
const coinsAt = async (shard: number): Promise<number[]> => {
  const rows = await at(shard)
    .selectFrom('cities.cities')
    .select('coins')
    .where('id', '=', owner.cityId)
    .execute();
  return rows.map(({ coins }) => coins);
};

it('[D4] moves a city with all that is written about it; what is left behind is gone', async () => {
  const before = await town.cities.load(owner.cityId);
  await mover.move(bucket, target);
  expect(await town.cities.load(owner.cityId)).toEqual(before);
  expect([await coinsAt(source), await coinsAt(target)]).toEqual([[], [460]]);
  expect(await mover.moves()).toEqual([]);
});

it('[D2] refuses writes and reads at the old place, and follows by itself', async () => {
  await mover.move(bucket, target);
  const write = sql`insert into platform.outbox (bucket, id, topic, payload) values (${bucket}, 1, 'told', '{}')`;
  await expect(write.execute(at(source))).rejects.toMatchObject({ code: 'SQ001' });
  await expect(sql`select platform.require_held(${bucket})`.execute(at(source))).rejects.toMatchObject({
    code: 'SQ001',
  });
  expect(await town.cities.execute({ ...owner, command: placing(5, 5) })).toMatchObject({ coins: 420 });
});

it('[D5] carries out commands that meet the move once each, and answers all of them', async () => {
  const moving = mover.move(bucket, target).then(() => 'over' as const);
  const replies = [];
  for (let x = 0; x < 12 || (await Promise.race([moving, Promise.resolve('under way')])) !== 'over'; x++) {
    const command = placing(x, 30);
    replies.push(await town.cities.execute({ ...owner, command }));
    expect(await town.cities.execute({ ...owner, command })).toEqual(replies.at(-1));
  }
  const paid = replies.filter(({ kind }) => kind === 'done').length;
  expect(paid).toBe(11);
  expect(await coinsAt(target)).toEqual([20]);
});

it('[D3] hands out ids at the target that are newer than any of the source', async () => {
  await town.at(owner.cityId, (db) =>
    sql`select platform.next_id(${bucket}, platform.clock_ms() + 3600000)`.execute(db),
  );
  const before = await nextId();
  await mover.move(bucket, target);
  expect((await nextId()) > before).toBe(true);
});

it('[D6] a move that is aborted leaves everything where it was', async () => {
  const stuck = createMover({
    shards: database.shards,
    tell: () => undefined,
    steps: { areAlike: () => Promise.resolve(false) },
  });
  await expect(stuck.move(bucket, target)).rejects.toMatchObject({ code: 'move-refused' });
  expect(await mover.moves()).toMatchObject([{ bucket, source, target, step: 'closing' }]);
  expect(await town.cities.execute({ ...owner, command: placing(5, 5) })).toMatchObject({ coins: 420 });
  await mover.abort(bucket);
  expect([await coinsAt(source), await coinsAt(target)]).toEqual([[420], []]);
  await mover.move(bucket, target);
  expect(await coinsAt(target)).toEqual([420]);
});

it('[D6] a move that was interrupted is resumed, and can’t be begun twice', async () => {
  const stuck = createMover({
    shards: database.shards,
    tell: () => undefined,
    steps: { advanceIds: () => Promise.reject(new Error('the power went')) },
  });
  await expect(stuck.move(bucket, target)).rejects.toThrow('the power went');
  await expect(mover.move(bucket, target)).rejects.toMatchObject({ code: 'move-refused' });
  await expect(mover.abort(bucket)).rejects.toMatchObject({ code: 'move-refused' });
  await mover.resume(bucket);
  expect(await town.cities.execute({ ...owner, command: placing(5, 5) })).toMatchObject({ coins: 420 });
});

async function nextId(): Promise<bigint> {
  const { rows } = await town.at(owner.cityId, (db) =>
    sql<{ id: string }>`select platform.next_id(${bucket}) as id`.execute(db),
  );
  return BigInt(rows[0]!.id);
}
