import type { Resident } from '../../bots/index.ts';
import { until } from './until.ts';

/** Everyone goes to their city. @throws when somebody isn't in `withinMs`, naming what kept them out. */
export async function enterAll(crowd: readonly Resident[], withinMs: number): Promise<void> {
  for (const { bot, cityId } of crowd) bot.enter(cityId);
  if ((await until(() => crowd.every(({ bot }) => bot.isIn), withinMs)) !== null) return;
  throw new Error(`not everyone came in: ${outsiders(crowd).join('; ')}`);
}

/** Who is without a seat now, and why. */
export function outsiders(crowd: readonly Resident[]): string[] {
  return crowd
    .filter(({ bot }) => !bot.isIn)
    .map(({ bot, cityId }) => `player ${bot.playerId} of ${cityId}: ${String(bot.trouble)}`);
}
