import { knownNames } from '../../command-line.ts';
import { cpus } from 'node:os';
import { findBinary } from '../../testbed/index.ts';
import type { Drill, DrillOptions, DrillReport } from '../drill.ts';
import { SCENARIOS } from './catalogue.ts';
import { PLANTS, type PlantName } from './plants.ts';
import type { Need, Outcome, Scenario } from './scenario.ts';
import { type Stage, openStage } from './stage.ts';
import { tableHead, tableRow } from './table.ts';

const PROGRAMS: Readonly<Record<Need, readonly ('postgres' | 'redis-server' | 'chromium')[]>> = {
  postgres: ['postgres'],
  redis: ['redis-server'],
  fleet: ['postgres', 'redis-server'],
  chromium: ['chromium'],
};

/**
 * Does to a running town what goes wrong in the world (crashes, slow and lost networks, full disks, cheats) and prints
 * one row a fault: what was done, how long it took to recover, and whether its criterion held. After each row the
 * ledger's invariants and every acknowledged command are looked for in the database.
 */
export const drill: Drill = {
  name: 'faults',
  about: 'every fault and bad input that the town must survive, one row each',
  plants: Object.keys(PLANTS),
  run: async (options) => {
    const scenarios = chosen(options);
    const startedMs = performance.now();
    const stage = openStage({
      seed: options.seed,
      isSlice: options.isSlice ?? false,
      plant: (options.plant as PlantName | undefined) ?? null,
      log: options.log,
      ...(options.postgresUrl === undefined ? {} : { postgresUrl: options.postgresUrl }),
    });
    const violations: string[] = [];
    try {
      for (const line of tableHead()) options.log(line);
      for (const scenario of scenarios) violations.push(...(await playRow(stage, scenario)));
    } finally {
      await stage.close();
    }
    return { violations, counts: closing(scenarios.length, startedMs) };
  },
};

/** @throws UsageError for an id that no row has. */
function chosen({ only, plant }: DrillOptions): readonly Scenario[] {
  const ids = only ?? (plant === undefined ? null : [PLANTS[plant as PlantName].row]);
  if (ids === null) return SCENARIOS;
  const asked =
    knownNames(
      'only',
      ids.join(','),
      SCENARIOS.map(({ id }) => id),
    ) ?? [];
  return SCENARIOS.filter(({ id }) => asked.includes(id));
}

async function playRow(stage: Stage, scenario: Scenario): Promise<readonly string[]> {
  const startedMs = performance.now();
  stage.beginRow();
  const played = await play(stage, scenario);
  const after = await stage
    .endRow()
    .catch((error: unknown) => [`the row could not be judged: ${wordsOf(error)}`]);
  const outcome = { ...played, violations: [...played.violations, ...after] };
  stage.log(tableRow({ scenario, outcome, tookMs: performance.now() - startedMs }));
  for (const violation of outcome.violations.slice(0, 10)) stage.log(`  ${scenario.id}: ${violation}`);
  return outcome.violations.map((violation) => `${scenario.id}: ${violation}`);
}

/** A scenario that breaks off proves nothing: that is a violation too. */
async function play(stage: Stage, scenario: Scenario): Promise<Outcome> {
  const missing = scenario.needs.flatMap((need) => PROGRAMS[need]).find((name) => findBinary(name) === null);
  if (missing !== undefined)
    return { did: 'nothing', counts: {}, violations: [`${missing} is not installed`] };
  try {
    return await scenario.run(stage);
  } catch (error) {
    return { did: 'broke off', counts: {}, violations: [`broke off: ${wordsOf(error)}`] };
  }
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

function closing(rows: number, startedMs: number): DrillReport['counts'] {
  const machine = `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown'}`;
  return {
    rows,
    minutes: Number(((performance.now() - startedMs) / 60_000).toFixed(1)),
    date: new Date().toISOString().slice(0, 10),
    machine,
  };
}
