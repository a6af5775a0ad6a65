import { Bot, type Town } from '../bots/index.ts';
import type { ServerInstance } from '../testbed/index.ts';

/** Nobody keeps count here of what is asked and answered. */
const UNRECORDED = { sending: () => undefined, done: () => undefined, refused: () => undefined };

/** A new guest of the town who knocks at this process. */
export async function guestAt(server: ServerInstance): Promise<Bot> {
  const town: Town = { origins: () => [server.url] };
  const bot = new Bot({ town, door: 0, random: Math.random, recorder: UNRECORDED });
  await bot.guest.signIn();
  return bot;
}

/** The same, at home in their own city. */
export async function residentAt(server: ServerInstance): Promise<Bot> {
  const bot = await guestAt(server);
  bot.enter(bot.guest.me.homeCityId);
  return bot;
}

/** The server that a bot's city is in. */
export function hostOf(bot: Bot, servers: readonly ServerInstance[]): ServerInstance {
  const address = bot.stays.at(-1)?.address;
  const host = servers.find(({ port }) => address === `ws://127.0.0.1:${port}`);
  if (host === undefined) throw new Error(`no server has the address ${address ?? 'of nobody'}`);
  return host;
}
