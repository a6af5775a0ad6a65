import type { Outcome } from '@sqltown/shared/api';
import type { Engine, EngineSetup } from '../engines/engine.ts';
import { openInterpreterEngine } from '../engines/interpreter/interpreter-engine.ts';
import type { EnginePool } from '../pool/engine-pool.ts';
import type { InterpreterFault } from './interpreter-faults.ts';

/**
 * The interpreter in a dialect that has an engine of its own, as a pool without threads: it works while the real
 * engine's thread does. It stops itself, so that nobody needs to watch it.
 */
export async function openInterpreterPool(setup: EngineSetup, fault?: InterpreterFault): Promise<EnginePool> {
  const sound = await openInterpreterEngine(setup);
  const engine: Engine = fault ? fault(sound) : sound;
  return {
    dialect: setup.dialect,
    label: engine.label,
    opening: 0,
    async execute(executions) {
      const outcomes: Outcome[] = [];
      for (const execution of executions) {
        const outcome = await engine.execute(execution);
        outcomes.push(outcome);
        if (outcome.kind !== 'rows') break;
      }
      return outcomes;
    },
    recycle: async () => undefined,
    close: () => engine.close(),
  };
}
