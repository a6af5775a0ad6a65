import type { EngineDialect } from '@sqltown/shared/api';
import type { Limits } from '../engines/engine.ts';
import type { EnginePool } from '../pool/engine-pool.ts';

/** The threads of one dialect. Hidden data exist only in the grading threads. */
export type DialectEngines<Name extends EngineDialect = EngineDialect> = {
  readonly run: EnginePool<Name>;
  /** Opens after `run`, since nobody submits before running. */
  readonly grade: Promise<EnginePool<Name>>;
};

/** Those that answers are graded by. */
export type Engines = ReadonlyMap<EngineDialect, DialectEngines>;

/** All that a town has. */
export type RunEngines = ReadonlyMap<EngineDialect, Pick<DialectEngines, 'run'>>;

/** The engine's own deadline and the cuts for one statement list. */
export function limitsFor(wallMs: number, rows: number, bytes: number): Limits {
  return { timeMs: wallMs, rows, bytes };
}
