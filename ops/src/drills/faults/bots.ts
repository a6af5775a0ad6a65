import { seeded } from '@sqltown/shared/noise';
import type { CityId } from '@sqltown/shared/ids';
import { Bot, type Recorder } from '../../bots/index.ts';
import { until } from '../evidence/index.ts';
import type { Stage } from './stage.ts';

const ENTER_MS = 60_000;

/** Keeps what bots were promised with the row's other promises. */
function recorderOf({ promises }: Stage): Recorder {
  return {
    sending: () => undefined,
    done: ({ command }, reply) => void promises.set(command.commandId, reply),
    refused: () => undefined,
  };
}

/** A player who behaves as the page does, also when lines break; in their own city. @throws when they don't come in. */
export async function newResident(
  stage: Stage,
  origins: () => readonly string[],
): Promise<{ readonly bot: Bot; readonly cityId: CityId }> {
  const random = seeded(stage.random() * 2 ** 32);
  const bot = new Bot({ town: { origins }, door: 0, random, recorder: recorderOf(stage) });
  const { homeCityId: cityId } = await bot.guest.signIn();
  bot.enter(cityId);
  if ((await until(() => bot.isIn, ENTER_MS)) === null)
    throw new Error(`a bot did not come in: ${String(bot.trouble)}`);
  return { bot, cityId };
}
