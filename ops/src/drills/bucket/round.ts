import { setTimeout as wait } from 'node:timers/promises';
import { MOVER_FAILPOINTS } from '@sqltown/game-server/failpoints';
import { type Shard, createMover } from '@sqltown/game-server/postgres';
import { sql } from 'kysely';
import type { Executor } from '../kill9/executor.ts';
import type { History } from '../kill9/history.ts';
import type { City, Town } from '../kill9/town.ts';
import { type CrowdParts, type Watched, send, startCrowd } from './crowd.ts';
import { type Arrival, inspect, newestId } from './inspect.ts';
import { runData } from './interrupt.ts';
import { OLD_BUCKETS, type Place } from './place.ts';
import { type BucketPlant, PLANTED } from './plants.ts';

const CITIES_HERE = 4;
const CITIES_ELSEWHERE = 4;
const WARM_UP_MS = 700;
const STALL_MS = 1_000;
const RETOLD = 12;

/** What all rounds came to. */
export type Totals = {
  longestMs: number;
  stallMs: number;
  closedMs: number[];
  moves: number;
  killed: number;
};

export type RoundParts = {
  readonly place: Place;
  readonly executors: readonly Executor[];
  readonly town: Town;
  readonly history: History;
  readonly totals: Totals;
  readonly isKilled: boolean;
  readonly plant: string | undefined;
};

/** One bucket moves while players are at work; then everything is looked at. @returns what happened, in a line. */
export async function round(parts: RoundParts): Promise<string> {
  const { place, town, history, totals, isKilled } = parts;
  const { shards } = place.database;
  const bucket = town.between(0, OLD_BUCKETS - 1);
  const source = await holderOf(place, bucket);
  const arrival: Arrival = { bucket, source, target: shards.all[1 - source.id]! };
  const crowds = await moveIn(parts, bucket);
  if (town.chance(0.5)) await aheadOfItsTime(source, bucket);

  const running = crowds.map(startCrowd);
  await wait(WARM_UP_MS);
  const newest = await newestId(shards, bucket);
  const line = isKilled ? await killedMove(parts, arrival) : await plainMove(parts, arrival);
  await wait(WARM_UP_MS / 2);
  await Promise.all(running.map(({ rest }) => rest()));

  const seen = running.map((each) => each.seen);
  await askAgain(crowds);
  history.violations.push(...(await foundIn(parts, crowds)), ...(await newIdsAre(parts, bucket, newest)));
  const now = await holderOf(place, bucket);
  const whereItIs = now.id === source.id ? { bucket, source: arrival.target, target: source } : arrival;
  history.violations.push(...(await inspect(shards, whereItIs, await shardedTables(place))));
  totals.moves += 1;
  if (isKilled) return line;
  return `${line}; ${judge(history, totals, seen)}`;
}

/**
 * Where nobody was killed, nobody may have noticed more than a moment's wait. What a busy machine makes everybody
 * wait shows elsewhere at the same time, and is taken off.
 */
function judge(history: History, totals: Totals, seen: readonly Watched[]): string {
  const here = Math.max(...seen.map(({ longest }) => longest.here));
  const elsewhere = Math.max(...seen.map(({ longest }) => longest.elsewhere));
  const stallMs = Math.max(0, here - elsewhere);
  totals.longestMs = Math.max(totals.longestMs, here);
  totals.stallMs = Math.max(totals.stallMs, stallMs);
  for (const { faults } of seen) history.violations.push(...faults.map((fault) => `an error: ${fault}`));
  if (stallMs > STALL_MS) history.violations.push(`somebody waited ${Math.round(here)} ms`);
  return `longest wait ${Math.round(here)} ms in the bucket, ${Math.round(elsewhere)} ms elsewhere`;
}

/** New players in the bucket that moves, and elsewhere; each process has its own cities. */
async function moveIn({ executors, town, history }: RoundParts, bucket: number): Promise<CrowdParts[]> {
  const crowds: CrowdParts[] = [];
  for (const executor of executors) {
    const cities: City[] = [];
    for (const [count, at] of [
      [CITIES_HERE, bucket],
      [CITIES_ELSEWHERE, (bucket + town.between(1, OLD_BUCKETS - 1)) % OLD_BUCKETS],
    ] as const) {
      const call = { kind: 'settle-in', known: [], count, bucket: at } as const;
      const { residents } = await executor.call('residents', call);
      town.add(residents);
      cities.push(...town.cities.slice(-count));
    }
    for (const city of cities)
      city.epoch = (await executor.call('epoch', { kind: 'take-over', cityId: city.cityId })).epoch;
    crowds.push({ executor, town, history, cities, bucket });
  }
  return crowds;
}

async function plainMove({ place, totals, plant, history }: RoundParts, arrival: Arrival): Promise<string> {
  const { bucket, source, target } = arrival;
  let closedAt = 0;
  let openedAt = 0;
  const tell = (line: string): void => {
    if (line.endsWith('closing')) closedAt = performance.now();
    if (line.endsWith('now')) openedAt = performance.now();
  };
  const steps = plant === undefined ? {} : PLANTED[plant as BucketPlant];
  const mover = createMover({ shards: place.database.shards, tell, steps });
  const startedAt = performance.now();
  try {
    await mover.move(bucket, target.id);
  } catch (error) {
    history.violations.push(`the mover gave up: ${error instanceof Error ? error.message : String(error)}`);
  }
  totals.closedMs.push(openedAt - closedAt);
  const took = Math.round(performance.now() - startedAt);
  return `bucket ${bucket} from shard ${source.id} to ${target.id} in ${took} ms, closed for ${Math.round(openedAt - closedAt)} ms`;
}

/** An operator's mover is killed at one of its steps; the operator goes on with it, or gives it up where that's possible. */
async function killedMove({ place, town, totals, history }: RoundParts, arrival: Arrival): Promise<string> {
  const { bucket, target } = arrival;
  const failpoint = town.pick(MOVER_FAILPOINTS);
  const words = ['move-bucket', '--bucket', String(bucket), '--to', String(target.id)];
  const killed = await runData(words, place, failpoint);
  if (killed.code !== null)
    history.violations.push(`the mover wasn’t killed at ${failpoint}: ${killed.said}`);
  totals.killed += 1;
  const wish = town.chance(0.4) ? 'abort-move' : 'resume-move';
  const asked = await runData([wish, '--bucket', String(bucket)], place);
  // What has arrived can't be aborted any more: it says so, and is resumed.
  if (asked.code !== 0) {
    const resumed = await runData(['resume-move', '--bucket', String(bucket)], place);
    if (resumed.code !== 0)
      history.violations.push(`a move killed at ${failpoint} can’t go on: ${resumed.said}`);
  }
  return `bucket ${bucket}: killed at ${failpoint}, then ${wish}${asked.code === 0 ? '' : ' (too late: resumed)'}`;
}

/** What was left open is asked again, and some of what was answered: each as before. */
async function askAgain(crowds: readonly CrowdParts[]): Promise<void> {
  const seen: Watched = { longest: { here: 0, elsewhere: 0 }, faults: [] };
  const { town, history } = crowds[0]!;
  const crowdOf = (cityId: string): CrowdParts | undefined =>
    crowds.find(({ cities }) => cities.some((city) => city.cityId === cityId));
  for (const order of history.pending.values()) {
    const crowd = crowdOf(order.cityId);
    if (crowd) await send(crowd, order, seen);
  }
  for (const { order } of history.sample(RETOLD, (from) => town.pick(from))) {
    const crowd = crowdOf(order.cityId);
    if (crowd) await send(crowd, order, seen);
  }
  history.violations.push(...seen.faults.map((fault) => `asked again: ${fault}`));
}

/** Everything that was acknowledged is kept, and every invariant holds on both shards. */
async function foundIn(
  { executors, town, history }: RoundParts,
  crowds: readonly CrowdParts[],
): Promise<string[]> {
  const residents = crowds.flatMap(({ cities }) =>
    cities.map(({ cityId, playerId }) => ({ cityId, playerId })),
  );
  const { replies } = await executors[0]!.call('kept', { kind: 'kept', residents });
  history.verify(replies);
  const { violations } = await executors[0]!.call('checked', { kind: 'check' });
  return violations.map((violation) => `${town.cities.length} cities: ${violation}`);
}

async function newIdsAre({ place }: RoundParts, bucket: number, newest: bigint): Promise<string[]> {
  const { rows } = await place.database.shards.at(bucket, (db) =>
    sql<{ id: string }>`select platform.next_id(${bucket}) as id`.execute(db),
  );
  return BigInt(rows[0]!.id) > newest ? [] : [`bucket ${bucket} gets ids older than those it had`];
}

async function holderOf({ database }: Place, bucket: number): Promise<Shard> {
  const { shard_id } = await database.db
    .selectFrom('platform.buckets')
    .select('shard_id')
    .where('bucket', '=', bucket)
    .executeTakeFirstOrThrow();
  return database.shards.all[shard_id]!;
}

/** The source's ids run an hour ahead, as after a clock that was wrong for a while. */
async function aheadOfItsTime({ db }: Shard, bucket: number): Promise<void> {
  await sql`select platform.next_id(${bucket}, platform.clock_ms() + 3600000)`.execute(db);
}

async function shardedTables({ database }: Place): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select tgrelid::regclass::text as name from pg_trigger where tgname = 'fence'`.execute(database.db);
  return rows.map(({ name }) => name);
}
