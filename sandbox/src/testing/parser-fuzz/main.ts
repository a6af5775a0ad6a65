import { parseArgs } from 'node:util';
import { z } from 'zod';
import { DIALECT_NAMES } from '../../interpreter/dialects/dialect.ts';
import { fuzzDialect } from './fuzz.ts';
import { PLANTS, type PlantName } from './plants.ts';

/** One dialect's fuzz in a process of its own: `--dialect NAME --seed N --cases N --pumps N [--plant NAME]`. Sends a report. */
const { values } = parseArgs({
  options: {
    dialect: { type: 'string' },
    seed: { type: 'string' },
    cases: { type: 'string' },
    pumps: { type: 'string' },
    plant: { type: 'string' },
  },
});
const { dialect, plant, ...options } = z
  .object({
    dialect: z.enum(DIALECT_NAMES),
    seed: z.coerce.number(),
    cases: z.coerce.number(),
    pumps: z.coerce.number(),
    plant: z.enum(Object.keys(PLANTS) as [PlantName, ...PlantName[]]).optional(),
  })
  .parse(values);

const startedMs = performance.now();
const report = fuzzDialect(dialect, { ...options, ...(plant && { subject: PLANTS[plant] }) });
process.send?.({ part: dialect, ...report, seconds: (performance.now() - startedMs) / 1_000 });
process.disconnect?.();
