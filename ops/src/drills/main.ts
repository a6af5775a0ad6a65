import { parseArgs } from 'node:util';
import { runCommand, wholeNumber } from '../command-line.ts';
import type { Drill } from './drill.ts';

/** Loaded by name, so that one drill's needs don't load with another. */
const DRILLS: Readonly<Record<string, () => Promise<{ drill: Drill }>>> = {
  bombs: () => import('./bombs/index.ts'),
  bucket: () => import('./bucket/index.ts'),
  failover: () => import('./failover/index.ts'),
  faults: () => import('./faults/index.ts'),
  frames: () => import('./frames/index.ts'),
  'interpreter-fuzz': () => import('./interpreter-fuzz/index.ts'),
  isolation: () => import('./isolation/index.ts'),
  kill9: () => import('./kill9/index.ts'),
  leaks: () => import('./leaks/index.ts'),
  'parser-fuzz': () => import('./parser-fuzz/index.ts'),
  race: () => import('./race/index.ts'),
  rolling: () => import('./rolling/index.ts'),
  'soak-city': () => import('./soak-city/index.ts'),
  'soak-pglite': () => import('./soak-pglite/index.ts'),
  'soak-sandbox': () => import('./soak-sandbox/index.ts'),
};

/** `npm run drill -- NAME [--seed N] [--rounds N] [--minutes N] [--only ROW,…] [--slice] [--plant FAULT]`: exits 1 on any violation. */
async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      seed: { type: 'string' },
      rounds: { type: 'string' },
      minutes: { type: 'string' },
      plant: { type: 'string' },
      only: { type: 'string' },
      slice: { type: 'boolean' },
    },
  });
  const load = DRILLS[positionals[0] ?? ''];
  if (load === undefined) {
    console.error(`Which drill? One of: ${Object.keys(DRILLS).join(', ')}`);
    return 2;
  }
  const { drill } = await load();
  if (values.plant !== undefined && !drill.plants.includes(values.plant)) {
    console.error(`${drill.name} knows these planted faults: ${drill.plants.join(', ')}`);
    return 2;
  }
  const seed = wholeNumber('seed', values.seed, 0) ?? Math.floor(Math.random() * 2 ** 31);
  const rounds = wholeNumber('rounds', values.rounds, 1);
  const minutes = wholeNumber('minutes', values.minutes, 1);
  console.log(`${drill.name}: seed ${seed}${values.plant === undefined ? '' : `, planted ${values.plant}`}`);
  const report = await drill.run({
    seed,
    ...(rounds === undefined ? {} : { rounds }),
    ...(minutes === undefined ? {} : { minutes }),
    ...(values.plant === undefined ? {} : { plant: values.plant }),
    ...(values.only === undefined ? {} : { only: values.only.split(',') }),
    isSlice: values.slice === true,
    log: (line) => console.log(line),
  });
  for (const violation of report.violations.slice(0, 20)) console.error(`violation: ${violation}`);
  for (const [name, value] of Object.entries(report.counts)) console.log(`${name}: ${value}`);
  console.log(`violations: ${report.violations.length}`);
  return report.violations.length === 0 ? 0 : 1;
}

await runCommand(main);
