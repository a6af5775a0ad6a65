import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { applyLoad } from './load.ts';
import { openBenchSandbox, openSides } from './sides.ts';

/**
 * Times the sandbox in a process of its own, for `npm run bench -- sandbox`. Its arguments: the dialect, its server's
 * URL or nothing, and a planted fault. Asked over IPC how long something takes, it answers in milliseconds, one a time;
 * asked for a load, with how long those took that were served and those that were refused.
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

const LoadCall = z.object({
  load: z.union([z.object({ atOnce: z.int().positive() }), z.object({ perSecond: z.number().positive() })]),
  forMs: z.int().positive(),
});

const dialect = z.enum(['sqlite', 'postgresql', 'mariadb']).parse(process.argv[2]);
const [server = '', plant = ''] = process.argv.slice(3);
const sandbox = await openBenchSandbox(dialect, { server, isBoundless: plant === 'boundless-queue' });
const sides = await openSides(dialect, { server, sandbox, isUnwatched: plant === 'unwatched' });

process.on('message', (message) => {
  const { data: load } = LoadCall.safeParse(message);
  const answered = load
    ? applyLoad(sandbox, dialect, load)
    : time(Call.parse(message)).then((ms) => ({ ms, refusedMs: [], pid: sandbox.childPid() ?? 0 }));
  answered.then(
    (answer) => process.send?.(answer),
    (error: unknown) => process.send?.({ fault: String(error) }),
  );
});
process.on('disconnect', () => {
  sandbox.close().then(
    () => process.exit(0),
    () => process.exit(1),
  );
});
process.send?.({ ms: [], refusedMs: [], pid: sandbox.childPid() ?? 0 });

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
