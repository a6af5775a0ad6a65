import { setTimeout as wait } from 'node:timers/promises';
import { Worlds, until } from '../evidence/index.ts';
import { type Contest, RACES, type Sort } from './contest.ts';
import { holderOf } from './lease.ts';
import type { Worker } from './worker.ts';

/** Everybody is in the winner's room by then, also where a lease had to run out first. */
const SETTLED_MS = 30_000;
/** A command under way is answered within this, once there is a room again. */
const ANSWERED_MS = 15_000;

export type RoundReport = {
  readonly violations: readonly string[];
  /** From the last player's asking until everybody was in one room. */
  readonly settledMs: number;
  /** An owner lost its city while it had its room open. */
  readonly isDeposed: boolean;
};

export type Round = Omit<Contest, 'players'> & { readonly players: readonly Worker[] };

/** One race for one city, with commands under way all through it, judged when it has settled. */
export async function raceOnce(sort: Sort, round: Round): Promise<RoundReport> {
  const { players } = round;
  const before = await RACES[sort](round);
  const settledMs = await until(() => areTogether(round), SETTLED_MS);
  const resting = Promise.all(players.map((player) => player.rest()));
  const isAnswered = (await Promise.race([resting, wait(ANSWERED_MS, null)])) !== null;
  const isSettled = settledMs !== null && isAnswered && (await areTogether(round));
  const after = await holderOf(round.stage.databaseUrl, round.cityId);
  const violations = isSettled ? await judge(round) : [await whereTheyAre(round)];
  await Promise.all(players.map(({ bot }) => bot.leave()));
  return {
    violations,
    settledMs: settledMs ?? SETTLED_MS,
    isDeposed: before !== null && after !== null && after.roomId !== before.roomId,
  };
}

/** Whether everybody is in the room that the lease names. */
async function areTogether({ stage, cityId, players }: Contest): Promise<boolean> {
  const rooms = new Set(players.map(({ bot }) => (bot.isIn ? bot.roomId : null)));
  const [room] = rooms;
  if (rooms.size !== 1 || room === null) return false;
  const held = await holderOf(stage.databaseUrl, cityId);
  return (
    held !== null &&
    held.roomId === room &&
    players.every(({ bot }) => bot.stays.at(-1)?.address === held.address)
  );
}

/** Everybody sees the one room's world, and so the same. */
async function judge({ cityId, players }: Contest): Promise<readonly string[]> {
  const worlds = new Worlds();
  await worlds.check(players.map(({ bot }) => ({ bot, cityId })));
  return worlds.violations;
}

async function whereTheyAre({ stage, cityId, players }: Contest): Promise<string> {
  const held = await holderOf(stage.databaseUrl, cityId);
  const places = players.map(
    ({ bot }) => `${bot.roomId ?? `nowhere (${String(bot.trouble)})`}, ${bot.openOrders.length} unanswered`,
  );
  return `city ${cityId} is held by ${held?.roomId ?? 'nobody'}, and its players are in ${places.join('; ')}`;
}
