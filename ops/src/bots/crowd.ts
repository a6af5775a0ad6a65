import { setTimeout as wait } from 'node:timers/promises';
import type { CityId } from '@sqltown/shared/ids';
import { seeded } from '@sqltown/shared/noise';
import { Bot } from './bot.ts';
import { Refused } from './guest.ts';
import type { Recorder } from './orders.ts';
import { pooled } from './pooled.ts';
import type { Town } from './town.ts';

/** Sign-ins under way at once: a crowd arrives, but it isn't the sign-in that is drilled. */
const AT_THE_DOOR = 8;

export type Resident = {
  readonly bot: Bot;
  readonly cityId: CityId;
  readonly nth: number;
  readonly of: number;
};

export type CrowdOptions = {
  readonly town: Town;
  readonly cities: number;
  readonly playersEach: number;
  readonly random: () => number;
  readonly recorder: Recorder;
};

/**
 * Players who have signed in and may build in their city: the first of each city owns it and lets the others build.
 * Nobody is in a city yet.
 */
export async function gatherCrowd(options: CrowdOptions): Promise<Resident[]> {
  const { town, cities, playersEach: of, random, recorder } = options;
  const bots = Array.from(
    { length: cities * of },
    // Each has a stream of chance of its own, so that what one does doesn't depend on who else was quick.
    (_, door) => new Bot({ town, door, random: seeded(random() * 2 ** 32), recorder }),
  );
  await pooled(bots, AT_THE_DOOR, (bot) => patiently(() => bot.guest.signIn()));
  const residents = bots.map((bot, index) => {
    const owner = bots[index - (index % of)] ?? bot;
    return { bot, owner, cityId: owner.guest.me.homeCityId, nth: index % of, of };
  });
  const guests = residents.filter(({ nth }) => nth > 0);
  await pooled(guests, AT_THE_DOOR, ({ owner, bot, cityId }) =>
    patiently(() => owner.guest.letBuild(cityId, bot.playerId)),
  );
  return residents;
}

/** Asks again after as long as it is told to wait: a crowd shares one address. */
async function patiently(task: () => Promise<unknown>): Promise<void> {
  for (;;) {
    try {
      return void (await task());
    } catch (fault) {
      if (!(fault instanceof Refused) || fault.code !== 'rate-limited') throw fault;
      await wait(Math.max(fault.waitMs, 500));
    }
  }
}
