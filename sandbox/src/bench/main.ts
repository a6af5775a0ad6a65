import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { openSides } from './sides.ts';

/**
 * Times the sandbox in a process of its own, for `npm run bench -- sandbox`. Its arguments: the dialect, and
 * `unwatched` for a planted fault. Asked over IPC how long something takes, it answers in milliseconds, one a time.
 */
const SIDES = ['run', 'other', 'write', 'bare', 'hop', 'submit', 'runaway', 'copy'] as const;
const Call = z.object({
  side: z.enum(SIDES),
  times: z.int().positive(),
  /** What comes before each, untimed. */
  before: z.enum(SIDES).optional(),
  /** A learner thinks between two runs; meanwhile the engine undoes the one before. */
  pauseMs: z.int().nonnegative(),
});

const dialect = z.enum(['sqlite', 'postgresql']).parse(process.argv[2]);
const sides = await openSides(dialect, { isUnwatched: process.argv[3] === 'unwatched' });

process.on('message', (message) => {
  time(Call.parse(message)).then(
    (ms) => process.send?.({ ms }),
    (error: unknown) => process.send?.({ fault: String(error) }),
  );
});
process.on('disconnect', () => process.exit(0));
process.send?.({ ms: [] });

async function time({ side, times, before, pauseMs }: z.infer<typeof Call>): Promise<number[]> {
  const ms: number[] = [];
  for (let n = 0; n < times; n++) {
    if (before !== undefined) await sides[before]();
    if (pauseMs > 0) await pause(pauseMs);
    const startedAt = performance.now();
    await sides[side]();
    ms.push(performance.now() - startedAt);
  }
  return ms;
}
