/** Choices from a seeded stream of numbers in [0, 1). */
export type Dice = {
  /** A whole number below `limit`. */
  below(limit: number): number;
  /** @throws when there is nothing to choose from. */
  of<T>(choices: readonly T[]): T;
};

export function diceFrom(random: () => number): Dice {
  const below = (limit: number): number => Math.floor(random() * limit);
  return {
    below,
    of(choices) {
      if (choices.length === 0) throw new Error('nothing to choose from');
      return choices[below(choices.length)] as (typeof choices)[number];
    },
  };
}
