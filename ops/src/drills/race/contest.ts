import type { CityId } from '@sqltown/shared/ids';
import type { Bot } from '../../bots/index.ts';
import type { ServerInstance } from '../../testbed/index.ts';
import { type Stage, addressOf, until } from '../evidence/index.ts';
import { type Held, holderOf, lapse } from './lease.ts';

/** How a round comes about. Each ends with everybody asking for the same city at both processes. */
export const SORTS = ['fresh', 'handover', 'forced', 'paused', 'killed'] as const;
export type Sort = (typeof SORTS)[number];

/** One city that two processes are asked for. The first half of its players knocks at one, the others at the other. */
export type Contest = {
  readonly stage: Stage;
  readonly cityId: CityId;
  readonly players: readonly Contender[];
};

export type Contender = {
  readonly bot: Bot;
  /** Begins to build, unless it builds already. */
  work(): void;
};

/** Who has come in by then is in; who hasn't shows at the end of the round. */
const COME_IN_MS = 20_000;
/** Somebody writes in the city's new room before the old owner wakes up. */
const FIRST_WRITE_MS = 15_000;

/**
 * Brings the race about. Resolves when everybody has asked, with the owner that is to be deposed, if there is one; what
 * came of it is for the judge to see.
 */
export const RACES: Readonly<Record<Sort, (contest: Contest) => Promise<Held | null>>> = {
  /** Nobody has the city, and everybody asks at once. */
  fresh: async (contest) => {
    knockAtBoth(contest);
    enter(contest, contest.players);
    return null;
  },

  /** Its last players leave, so that it is given up, while others come for it at both processes. */
  handover: async (contest) => {
    const [before, after] = halves(contest.players);
    knockAtBoth(contest);
    enter(contest, before);
    await untilIn(before);
    const left = Promise.all(before.map(({ bot }) => bot.leave()));
    enter(contest, after);
    await left;
    enter(contest, before);
    return null;
  },

  /** Its owner's lease lapses without its knowing, and the other process is asked: both have a room for it. */
  forced: async (contest) => {
    const { held, late } = await settleInOne(contest);
    await lapse(contest.stage.databaseUrl, contest.cityId);
    enter(contest, late);
    return held;
  },

  /** The owner stands still while its lease lapses, and wakes up in a city that was written by another. */
  paused: async (contest) => {
    const { owner, held, late } = await settleInOne(contest);
    owner.suspend();
    await lapse(contest.stage.databaseUrl, contest.cityId);
    enter(contest, late);
    await firstWriteElsewhere(contest, addressOf(owner));
    owner.resume();
    return held;
  },

  /** The owner is gone, and its lease runs out by itself. */
  killed: async (contest) => {
    const { owner, held, late } = await settleInOne(contest);
    await owner.kill();
    enter(contest, late);
    await firstWriteElsewhere(contest, addressOf(owner));
    await owner.start();
    return held;
  },
};

type Settled = { readonly owner: ServerInstance; readonly held: Held; readonly late: readonly Contender[] };

/** Half of the players are in; the others will knock at the process that doesn't have the city. */
async function settleInOne(contest: Contest): Promise<Settled> {
  const { stage, cityId, players } = contest;
  const [early, late] = halves(players);
  enter(contest, early);
  await untilIn(early);
  const held = await holderOf(stage.databaseUrl, cityId);
  const owner = stage.servers.find((server) => addressOf(server) === held?.address);
  if (owner === undefined || held === null)
    throw new Error(`nobody holds city ${cityId}, and players are in it`);
  const other = stage.servers.findIndex((server) => server !== owner);
  for (const { bot } of late) bot.guest.door = other;
  return { owner, held, late };
}

function knockAtBoth({ players }: Contest): void {
  for (const [index, { bot }] of players.entries()) bot.guest.door = index;
}

/** They ask for the city, and give their first command without waiting for anything. */
function enter({ cityId }: Contest, players: readonly Contender[]): void {
  for (const player of players) {
    player.bot.enter(cityId);
    player.work();
  }
}

async function untilIn(players: readonly Contender[]): Promise<void> {
  await until(() => players.every(({ bot }) => bot.isIn), COME_IN_MS);
}

async function firstWriteElsewhere({ stage, cityId }: Contest, than: string): Promise<void> {
  await until(async () => {
    const held = await holderOf(stage.databaseUrl, cityId);
    return held !== null && held.address !== than;
  }, FIRST_WRITE_MS);
}

function halves<T>(all: readonly T[]): readonly [readonly T[], readonly T[]] {
  const half = Math.ceil(all.length / 2);
  return [all.slice(0, half), all.slice(half)];
}
