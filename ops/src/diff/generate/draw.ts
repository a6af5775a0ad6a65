import { seeded } from '@sqltown/shared/noise';

/** A choice and how often it is made, against the others. */
export type Weighted<T> = readonly [weight: number, choice: T];

/** Repeatable chance: the same seed draws the same. */
export class Draw {
  readonly #random: () => number;

  constructor(seed: number) {
    this.#random = seeded(seed);
  }

  /** A whole number from `low` to `high`, both included. */
  int(low: number, high: number): number {
    return low + Math.floor(this.#random() * (high - low + 1));
  }

  chance(probability: number): boolean {
    return this.#random() < probability;
  }

  one<T>(choices: readonly T[]): T {
    const choice = choices[Math.floor(this.#random() * choices.length)];
    if (choice === undefined) throw new Error('nothing to draw from');
    return choice;
  }

  weighted<T>(choices: readonly Weighted<T>[]): T {
    let left = this.#random() * choices.reduce((sum, [weight]) => sum + weight, 0);
    for (const [weight, choice] of choices) {
      left -= weight;
      if (left < 0) return choice;
    }
    return this.one(choices.map(([, choice]) => choice));
  }

  /** From `least` to `most` of whatever `make` makes. */
  several<T>(least: number, most: number, make: (index: number) => T): T[] {
    return Array.from({ length: this.int(least, most) }, (_, i) => make(i));
  }

  /** Some of these in their own order, at least one. */
  some<T>(choices: readonly T[]): T[] {
    const chosen = choices.filter(() => this.chance(0.5));
    return chosen.length > 0 ? chosen : [this.one(choices)];
  }
}
