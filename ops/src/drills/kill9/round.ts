import { setTimeout as wait } from 'node:timers/promises';
import { FAILPOINTS } from '@sqltown/game-server/failpoints';
import type { ExecutorStart } from '@sqltown/game-server/testing';
import { canonical } from './canonical.ts';
import { Executor, Killed } from './executor.ts';
import type { History } from './history.ts';
import { type City, type Order, type Town, idOf } from './town.ts';

const IN_FLIGHT = 24;
const NEW_CITIES = 3;
const OLD_CITIES = 3;
const RETOLD = 6;

export type RoundParts = {
  readonly start: ExecutorStart;
  readonly town: Town;
  readonly history: History;
  /** The last one isn't killed: everything must come to rest. */
  readonly isLast: boolean;
};

/** One life of the process: it reopens, is asked again what it left open, is checked, and is killed at work. */
export async function round({ start, town, history, isLast }: RoundParts): Promise<void> {
  const failpoint = isLast || town.chance(0.4) ? null : `${town.pick(FAILPOINTS)}:${town.between(1, 12)}`;
  const executor = await Executor.start(start, failpoint);
  try {
    const active = await moveIn(executor, town, history);
    await askAgain(executor, town, history);
    await check(executor, town, history);
    if (isLast || town.chance(0.25)) await bumpWhileWaiting(executor, town, history, town.pick(active));
    if (!isLast) await workUntilKilled(executor, town, history, active);
  } catch (error) {
    if (!(error instanceof Killed) || (isLast && failpoint === null)) throw error;
  } finally {
    await executor.kill();
  }
}

/** Some new players and some old cities, each taken over with the next epoch. */
async function moveIn(executor: Executor, town: Town, history: History): Promise<City[]> {
  const known = town.cities.map(({ playerId, cityId }) => ({ playerId, cityId }));
  const count = NEW_CITIES;
  const bucket = town.between(0, 1023);
  const { residents } = await executor.call('residents', { kind: 'settle-in', known, count, bucket });
  const old =
    town.cities.length === 0 ? [] : Array.from({ length: OLD_CITIES }, () => town.pick(town.cities));
  const open = [...history.pending.values()].map(({ cityId }) => town.cityOf(cityId));
  town.add(residents);
  const active = [...new Set([...old, ...open, ...town.cities.slice(-count)])];
  for (const city of active) {
    const { epoch } = await executor.call('epoch', { kind: 'take-over', cityId: city.cityId });
    city.epoch = epoch;
  }
  return active;
}

async function askAgain(executor: Executor, town: Town, history: History): Promise<void> {
  const open = [...history.pending.values()];
  await Promise.all(open.map((order) => send(executor, town, history, withEpoch(order, town))));
  for (const { order, reply } of history.sample(RETOLD, (from) => town.pick(from))) {
    const again = await ask(executor, withEpoch(order, town));
    if (again.text !== reply) history.violations.push(`${idOf(order)}: a retry was answered otherwise`);
  }
}

async function check(executor: Executor, town: Town, history: History): Promise<void> {
  const told = history.players();
  const residents = town.cities
    .filter(({ playerId }) => told.has(playerId))
    .map(({ playerId, cityId }) => ({ playerId, cityId }));
  if (residents.length > 0) {
    const { replies } = await executor.call('kept', { kind: 'kept', residents });
    history.verify(replies);
  }
  const { violations } = await executor.call('checked', { kind: 'check' });
  history.violations.push(...violations);
}

/** Writes that wait for the city while its epoch is bumped, and one that comes after: nothing of them may be written. */
async function bumpWhileWaiting(executor: Executor, town: Town, history: History, city: City): Promise<void> {
  const { cityId, playerId, epoch } = city;
  const order = () => ({ kind: 'command', cityId, playerId, epoch, command: town.build(city) }) as const;
  const founding = order();
  await send(executor, town, history, founding);
  const call = { kind: 'bump-while-waiting', cityId, orders: Array.from({ length: 5 }, order) } as const;
  const { replies } = await executor.call('replies', call);
  const late = await executor.call('reply', order());
  for (const reply of [...replies, late.reply]) {
    if (reply.kind === 'done') history.violations.push(`${reply.commandId}: written with a stale epoch`);
  }
  city.epoch = (await executor.call('epoch', { kind: 'take-over', cityId })).epoch;
}

async function workUntilKilled(
  executor: Executor,
  town: Town,
  history: History,
  active: readonly City[],
): Promise<void> {
  const hand = async (): Promise<void> => {
    while (!executor.isDead) {
      if (town.chance(0.04)) await sendStale(executor, town, history, town.pick(active));
      const order = town.wish(active);
      const copies = town.chance(0.08) ? 2 : 1;
      await Promise.all(Array.from({ length: copies }, () => send(executor, town, history, order)));
    }
  };
  const hands = Array.from({ length: IN_FLIGHT }, () =>
    hand().catch((error: unknown) => {
      if (!(error instanceof Killed)) throw error;
    }),
  );
  await Promise.race([executor.died, wait(town.between(20, 450))]);
  await executor.kill();
  await Promise.all(hands);
}

/** What a process would send that doesn't know yet that its lease has passed on. */
async function sendStale(executor: Executor, town: Town, history: History, city: City): Promise<void> {
  const { cityId, playerId } = city;
  const command = town.build(city);
  const { reply } = await ask(executor, {
    kind: 'command',
    cityId,
    playerId,
    epoch: city.epoch - 1,
    command,
  });
  if (reply?.kind === 'done') history.violations.push(`${command.commandId}: written with a stale epoch`);
}

/** Sends an order and writes down what came of it; what was under way at the kill stays open. */
async function send(executor: Executor, town: Town, history: History, order: Order): Promise<void> {
  history.sending(order);
  const { text, refused, reply } = await ask(executor, order).catch((error: unknown) => {
    if (!(error instanceof Killed)) history.violations.push(`${idOf(order)}: ${String(error)}`);
    throw error;
  });
  if (refused) return history.refused(order);
  history.acknowledge(order, text);
  if (reply) town.learn(order.cityId, reply);
}

async function ask(executor: Executor, order: Order) {
  if (order.kind === 'attempt') {
    const { reply } = await executor.call('attempt', order);
    return { text: reply, refused: reply.includes('"kind":"refused"'), reply: null };
  }
  const { reply } = await executor.call('reply', order);
  return { text: canonical(reply), refused: reply.kind === 'refused', reply };
}

function withEpoch(order: Order, town: Town): Order {
  return order.kind === 'attempt' ? order : { ...order, epoch: town.cityOf(order.cityId).epoch };
}
