import { setTimeout as wait } from 'node:timers/promises';
import type { Habits } from '../../bots/index.ts';

/** A command under way is answered by then, or never. */
const ANSWERED_MS = 30_000;

/** Everybody stops wishing. A command that isn't answered even now is left: the chronicle tells of it. */
export async function restAll(habits: readonly Habits[]): Promise<void> {
  const resting = Promise.all(habits.map((habit) => habit.stop()));
  await Promise.race([resting, wait(ANSWERED_MS, null, { ref: false })]);
}
