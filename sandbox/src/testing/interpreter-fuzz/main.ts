import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { DIALECT_NAMES, type DialectName } from '../../interpreter/dialects/dialect.ts';
import { PLANTS, type PlantName } from './plants.ts';
import { playWatched } from './watch.ts';
import type { GivenWorld } from './worlds.ts';

/**
 * The fuzz in a process of its own: `--seed N --statements N --dialects NAME,… [--plant NAME]`, so many statements a
 * dialect. Waits for worlds from its parent, by dialect; sends a report a dialect.
 */
const { values } = parseArgs({
  options: {
    seed: { type: 'string' },
    statements: { type: 'string' },
    dialects: { type: 'string' },
    plant: { type: 'string' },
  },
});
const { dialects, plant, seed, statements } = z
  .object({
    seed: z.coerce.number(),
    statements: z.coerce.number(),
    dialects: z.string().transform((names) => z.array(z.enum(DIALECT_NAMES)).parse(names.split(','))),
    plant: z.enum(Object.keys(PLANTS) as [PlantName, ...PlantName[]]).nullable(),
  })
  .parse({ plant: null, ...values });

const LANES = 2;
/** Sessions without an end, or without a bound, after which a dialect is given up. */
const MOST_LOST = 2;
const MEGABYTE = 1024 ** 2;

const [worlds] = (await once(process, 'message')) as [Partial<Record<DialectName, readonly GivenWorld[]>>];
const waiting = [...dialects];
await Promise.all(
  Array.from({ length: LANES }, async () => {
    for (let dialect = waiting.shift(); dialect; dialect = waiting.shift())
      process.send?.(await report(dialect));
  }),
);
process.disconnect?.();

async function report(dialect: DialectName) {
  const startedMs = performance.now();
  const lost: string[] = [];
  for (let fromSession = 0; ; ) {
    const order = { dialect, seed, statements, fromSession, given: worlds[dialect] ?? [], plant };
    const watched = await playWatched(order);
    if (watched.kind === 'lost') {
      lost.push(`${dialect}: seed ${seed}, session ${watched.session}: ${watched.why}`);
      fromSession = watched.session + 1;
      if (lost.length < MOST_LOST) continue;
      return {
        ...ending(watched.begun),
        answers: {},
        slowest: { ms: 0, sql: '' },
        heap: null,
        violations: lost,
      };
    }
    const { violations, statements: played, ...rest } = watched.report;
    return { ...ending(played), ...rest, violations: [...lost, ...violations] };
  }

  function ending(played: number) {
    return {
      part: dialect,
      statements: played,
      seconds: (performance.now() - startedMs) / 1_000,
      residentMb: Math.round(process.memoryUsage.rss() / MEGABYTE),
    };
  }
}
