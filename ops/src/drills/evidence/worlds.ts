import type { Resident } from '../../bots/index.ts';

/** What players see, held to what their rooms hold. */
export class Worlds {
  /** Comparisons that were made. */
  compared = 0;
  readonly violations: string[] = [];

  /** One comparison for everybody who is in a city. */
  async check(crowd: readonly Pick<Resident, 'bot' | 'cityId'>[]): Promise<void> {
    await Promise.all(
      crowd.map(async ({ bot, cityId }) => {
        const checkpoint = await bot.check();
        if (checkpoint === null) return;
        this.compared += 1;
        const { step, seen, held } = checkpoint;
        if (seen !== held)
          this.violations.push(
            `desync: city ${cityId}, player ${bot.playerId}, step ${step}: ${seen} for ${held}`,
          );
      }),
    );
  }
}
