/** What a new city begins with. */
export const STARTING_COINS = 500;

/** What a lesson pays unless it says otherwise. */
export const LESSON_XP = 50;
export const LESSON_COINS = 10;

/** XP at which level n begins: 50·n·(n−1), so 0, 100, 300, 600, … */
export function xpForLevel(level: number): number {
  return 50 * level * (level - 1);
}

/** The level that `xp` has reached, from 1. */
export function levelForXp(xp: number): number {
  return Math.floor((1 + Math.sqrt(1 + (4 * Math.max(0, xp)) / 50)) / 2);
}
