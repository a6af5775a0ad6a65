import type { Dialect } from '@sqltown/shared/api';
import type { Limits } from '../engines/engine.ts';
import type { EnginePool } from '../pool/engine-pool.ts';

/** The threads of one dialect. Hidden data exist only in the grading threads. */
export type DialectEngines = {
  readonly run: EnginePool;
  /** Opens after `run`, since nobody submits before running. */
  readonly grade: Promise<EnginePool>;
};

export type Engines = ReadonlyMap<Dialect, DialectEngines>;

/** The engine's own deadline and the cuts for one statement list. */
export function limitsFor(wallMs: number, rows: number, bytes: number): Limits {
  return { timeMs: wallMs, rows, bytes };
}
