import type { EngineDialect, EngineLabel } from '@sqltown/shared/api';
import type { EngineSetup } from '../engines/engine.ts';
import { type EnginePool, type PoolOptions, openEnginePool } from './engine-pool.ts';

/**
 * A pool whose threads start with the first run: for an engine that opens in no time, so that dialects which nobody
 * asks for cost neither memory nor a later start.
 */
export function poolOnDemand<Name extends EngineDialect>(
  setup: EngineSetup<Name>,
  options: PoolOptions & { readonly label: EngineLabel },
): EnginePool<Name> {
  let opened: Promise<EnginePool<Name>> | null = null;

  /** What failed to open is tried again by the next run. */
  function ready(): Promise<EnginePool<Name>> {
    opened ??= openEnginePool(setup, options).catch((error: unknown) => {
      opened = null;
      throw error;
    });
    return opened;
  }

  return {
    dialect: setup.dialect,
    label: options.label,
    opening: 0,
    execute: async (executions, control) => (await ready()).execute(executions, control),
    async recycle() {
      await (await opened)?.recycle();
    },
    async close() {
      await (await opened)?.close();
    },
  };
}
