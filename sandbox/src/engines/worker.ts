import type { EngineLabel, Outcome } from '@sqltown/shared/api';
import { workerData } from 'piscina';
import type { Engine, EngineSetup, Execution } from './engine.ts';
import { clampWebAssemblyMemory } from './memory-clamp.ts';
import { openerFor } from './openers.ts';

/** What the pool asks of a worker: its label, executions in order, to have undone them, to leave nothing on its server. */
export type WorkerTask =
  | { readonly ask: 'label' | 'settle' | 'close' }
  | { readonly ask: 'execute'; readonly executions: readonly Execution[] };
export type WorkerAnswer = {
  readonly label: EngineLabel;
  readonly outcomes: readonly Outcome[];
  /** Whether the next run can begin at once; else ask it to settle first. */
  readonly isSettled: boolean;
};

const setup = workerData as EngineSetup;
const opener = openerFor(setup);
clampWebAssemblyMemory(opener.memoryBytes);
const open = await opener.load();
let opened: Promise<Engine> | null = null;

/** Runs executions one after the other, and stops at the first that has no rows to show. */
export default async function work(task: WorkerTask): Promise<WorkerAnswer> {
  const engine = await opening();
  if (task.ask === 'close') await engine.close();
  if (task.ask === 'settle') await engine.settled();
  const outcomes: Outcome[] = [];
  for (const execution of task.ask === 'execute' ? task.executions : []) {
    const outcome = await engine.execute(execution);
    outcomes.push(outcome);
    if (outcome.kind !== 'rows') break;
  }
  return { label: engine.label, outcomes, isSettled: task.ask !== 'execute' || engine.settled() === null };
}

/** With the first task: a thread that waits has read its modules and no more. One that failed is tried again. */
function opening(): Promise<Engine> {
  opened ??= open(setup).catch((error: unknown) => {
    opened = null;
    throw error;
  });
  return opened;
}
