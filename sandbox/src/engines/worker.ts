import type { EngineLabel, Outcome } from '@sqltown/shared/api';
import { workerData } from 'piscina';
import type { Engine, EngineSetup, Execution } from './engine.ts';
import { clampWebAssemblyMemory } from './memory-clamp.ts';

/** What the pool asks of a worker: its label, or executions in order. */
export type WorkerTask =
  | { readonly ask: 'label' }
  | { readonly ask: 'execute'; readonly executions: readonly Execution[] };
export type WorkerAnswer = { readonly label: EngineLabel; readonly outcomes: readonly Outcome[] };

const MEGABYTE = 1024 * 1024;
const MAX_MEMORY_BYTES = { sqlite: 96 * MEGABYTE, postgresql: 256 * MEGABYTE } as const;

const setup = workerData as EngineSetup;
clampWebAssemblyMemory(MAX_MEMORY_BYTES[setup.dialect]);
const engine = await openEngine(setup);

/** Runs executions one after the other, and stops at the first that has no rows to show. */
export default async function work(task: WorkerTask): Promise<WorkerAnswer> {
  const outcomes: Outcome[] = [];
  for (const execution of task.ask === 'execute' ? task.executions : []) {
    const outcome = await engine.execute(execution);
    outcomes.push(outcome);
    if (outcome.kind !== 'rows') break;
  }
  return { label: engine.label, outcomes };
}

/** Imported only now, so that the clamp holds the engine's memory. */
async function openEngine(setup: EngineSetup): Promise<Engine> {
  if (setup.dialect === 'sqlite') {
    const { openSqliteEngine } = await import('./sqlite/sqlite-engine.ts');
    return openSqliteEngine(setup);
  }
  const { openPostgresqlEngine } = await import('./postgresql/postgresql-engine.ts');
  return openPostgresqlEngine(setup);
}
