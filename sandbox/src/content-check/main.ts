import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import {
  type DatasetRows,
  WITNESS_FOLDER,
  createCatalogue,
  witnessCandidates,
} from '@sqltown/content/grading';
import { EngineDialect } from '@sqltown/shared/api';
import type { ExerciseId } from '@sqltown/shared/ids';
import { z } from 'zod';
import { DEFAULT_CACHE_FOLDER } from '../engines/cache-folder.ts';
import { checkContent } from './check-content.ts';
import { closeEngines, openCheckEngines, openInterpreters } from './check-engines.ts';
import { INTERPRETER_FAULTS } from './interpreter-faults.ts';
import { PLANTS } from './plants.ts';
import { printViolation } from './violations.ts';

/**
 * `npm run content:check [-- --seed N] [--write] [--plant NAME] [--dialects NAME,…] [--mariadb URL] [--postgresql URL]
 * [--mutants N]`: the content keeps its promises in every dialect, and the interpreter's verdicts are those of each real
 * engine, on N automatic mutants an exercise as well (3, or as many as there are with 30); or it says which not.
 */
const { values } = parseArgs({
  options: {
    seed: { type: 'string' },
    write: { type: 'boolean', default: false },
    plant: { type: 'string' },
    dialects: { type: 'string' },
    mariadb: { type: 'string' },
    postgresql: { type: 'string' },
    mutants: { type: 'string', default: '3' },
  },
});

const SEEDS_A_CHECK = 3;

const seed = Number(values.seed ?? 1);
const mutantsEach = Number(values.mutants);
const plant = PLANTS[values.plant ?? ''];
const fault = INTERPRETER_FAULTS[values.plant ?? ''];
const isPlanted = plant !== undefined || fault !== undefined;
if (!Number.isSafeInteger(seed) || !(mutantsEach >= 1) || (values.plant !== undefined && !isPlanted)) {
  const names = [...Object.keys(PLANTS), ...Object.keys(INTERPRETER_FAULTS)];
  console.error(`--seed and --mutants take a whole number, --plant one of ${names.join(', ')}.`);
  process.exit(2);
}

const dialects = z.array(EngineDialect).safeParse(values.dialects?.split(',') ?? EngineDialect.options);
if (!dialects.success) {
  console.error(`--dialects takes some of ${EngineDialect.options.join(',')}.`);
  process.exit(2);
}

const catalogue = createCatalogue();
const engines = await openCheckEngines(catalogue, {
  cacheFolder: DEFAULT_CACHE_FOLDER,
  dialects: dialects.data,
  servers: {
    ...(values.mariadb !== undefined && { mariadb: values.mariadb }),
    ...(values.postgresql !== undefined && { postgresql: values.postgresql }),
  },
});
const report = await checkContent({
  catalogue: plant ? plant(catalogue) : catalogue,
  seeds: Array.from({ length: SEEDS_A_CHECK }, (_, i) => seed + i),
  engines,
  interpreters: await openInterpreters(catalogue, engines, fault),
  mutantsEach,
  candidates: witnessCandidates,
  writeWitnesses: values.write ? writeWitnesses : undefined,
});
if (values.write) await formatWitnesses();
for (const violation of report.violations) console.error(printViolation(violation));
console.log(
  `${report.exercises} exercises, ${report.graded} answers graded with seeds ${seed} to ${seed + SEEDS_A_CHECK - 1}, ` +
    `${report.witnesses} witnesses, ${report.violations.length} violations`,
);
if (report.automatic) {
  const { mutants, equivalent, caught, survivors } = report.automatic;
  for (const survivor of survivors) console.log(printViolation(survivor));
  console.log(
    `${mutants} automatic mutants on sqlite, ${equivalent} equivalent, ${caught} caught ` +
      `(${((100 * caught) / (mutants - equivalent)).toFixed(1)} % of the others), ${survivors.length} survivors`,
  );
}
for (const { dialect, by, exercises, answers, mutants, leftOpen, violations } of report.agreements) {
  for (const open of leftOpen) console.log(`left open by SQL: ${printViolation(open)}`);
  console.log(
    `${exercises} exercises on ${dialect} by ${by} and by the interpreter: ${answers} answers and ${mutants} automatic ` +
      `mutants, ${answers + mutants - violations.length - leftOpen.length} verdicts agree, ${violations.length} don't, ` +
      `${leftOpen.length} are left open by SQL`,
  );
}
await closeEngines(engines);
process.exit(report.violations.length === 0 ? 0 : 1);

/** Tables without rows are left out. */
async function writeWitnesses(exercise: ExerciseId, witnesses: readonly DatasetRows[]): Promise<void> {
  const filled = witnesses.map((rows) =>
    Object.fromEntries(Object.entries(rows).filter(([, table]) => table.length > 0)),
  );
  await mkdir(WITNESS_FOLDER, { recursive: true });
  await writeFile(new URL(`${exercise}.json`, WITNESS_FOLDER), `${JSON.stringify(filled)}\n`);
}

async function formatWitnesses(): Promise<void> {
  await promisify(execFile)('npx', ['biome', 'format', '--write', fileURLToPath(WITNESS_FOLDER)]);
}
