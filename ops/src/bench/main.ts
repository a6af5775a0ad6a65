import { parseArgs } from 'node:util';
import { runCommand, wholeNumber } from '../command-line.ts';
import type { Benchmark } from './bench.ts';
import { loadAverage, machineFacts } from './machine.ts';
import { printedLine } from './print-line.ts';

/** Loaded by name, so that one benchmark's needs don't load with another. */
const BENCHMARKS: Readonly<Record<string, () => Promise<{ benchmark: Benchmark }>>> = {
  data: () => import('./database/index.ts'),
  interpreter: () => import('./interpreter/index.ts'),
  queue: () => import('./queue/index.ts'),
  sandbox: () => import('./sandbox/index.ts'),
  sync: () => import('./sync/index.ts'),
};

const ROUNDS = 5;

/** `npm run bench -- NAME [--seed N] [--rounds N] [--only ROW,…] [--slice] [--plant FAULT]`: exits 1 when a bar is short. */
async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      seed: { type: 'string' },
      rounds: { type: 'string' },
      plant: { type: 'string' },
      only: { type: 'string' },
      slice: { type: 'boolean' },
    },
  });
  const load = BENCHMARKS[positionals[0] ?? ''];
  if (load === undefined) {
    console.error(`Which benchmark? One of: ${Object.keys(BENCHMARKS).join(', ')}`);
    return 2;
  }
  const { benchmark } = await load();
  if (values.plant !== undefined && !benchmark.plants.includes(values.plant)) {
    console.error(`${benchmark.name} knows these planted faults: ${benchmark.plants.join(', ')}`);
    return 2;
  }
  const seed = wholeNumber('seed', values.seed, 1) ?? Math.floor(Math.random() * 2 ** 31);
  const rounds = wholeNumber('rounds', values.rounds, 1) ?? ROUNDS;
  console.log(`${benchmark.name}: ${benchmark.about}`);
  const planted = values.plant === undefined ? '' : `, planted ${values.plant}`;
  console.log(`seed ${seed}, ${rounds} rounds${values.slice === true ? ', slice' : ''}${planted}`);
  for (const fact of machineFacts()) console.log(fact);

  let lines = 0;
  let short = 0;
  for await (const line of benchmark.run({
    seed,
    rounds,
    isSlice: values.slice === true,
    ...(values.plant === undefined ? {} : { plant: values.plant }),
    ...(values.only === undefined ? {} : { only: values.only.split(',') }),
    log: (text) => console.log(text),
  })) {
    console.log(printedLine(line));
    lines += 1;
    if (!line.held) short += 1;
  }
  console.log(`load average at the end: ${loadAverage()}`);
  console.log(`${lines} lines, short: ${short}`);
  return lines > 0 && short === 0 ? 0 : 1;
}

await runCommand(main);
