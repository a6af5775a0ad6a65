import type { DatasetRows, DatasetSchema } from '@sqltown/content/grading';
import type { EngineDialect, EngineLabel, Outcome } from '@sqltown/shared/api';

/** A whole database to run against; `key` names it in caches and changes with its rows. */
export type Database = {
  readonly key: string;
  readonly schema: DatasetSchema;
  readonly rows: DatasetRows;
};

/** Either one that the worker was started with, or one that travels with the order. */
export type DatabaseRef = { readonly preloaded: string } | { readonly given: Database };

export type Limits = {
  /** Wall time that the engine may use before it stops itself, where it can. */
  readonly timeMs: number;
  readonly rows: number;
  /** JSON size of all the cells together. */
  readonly bytes: number;
};

export type Execution = {
  readonly database: DatabaseRef;
  readonly sql: string;
  readonly limits: Limits;
};

/**
 * One engine of one dialect. Each execution sees a fresh copy of its database, and nothing of it survives.
 * What a learner wrote never throws: a mistake, a refusal and a stop are outcomes.
 */
export type Engine = {
  readonly label: EngineLabel;
  execute(execution: Execution): Promise<Outcome>;
  /** When what the last run did has been undone; null when that is so already. Never rejects. */
  settled(): Promise<void> | null;
  close(): Promise<void>;
};

/** What a worker is started with. */
export type EngineSetup<Name extends EngineDialect = EngineDialect> = {
  readonly dialect: Name;
  /** URL of a server that answers for the dialect, as somebody who may make databases; none: the engine on board. */
  readonly server?: string;
  readonly databases: readonly Database[];
  /** A folder for prepared images that may be used again; none means that they are made each time. */
  readonly cacheFolder: string | null;
};

export type OpenEngine = (setup: EngineSetup) => Promise<Engine>;
