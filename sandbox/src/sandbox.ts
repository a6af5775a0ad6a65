import type { AttemptReply, EngineDialect, EngineLabel, RunReply, Verdict } from '@sqltown/shared/api';
import type { ExerciseId, PlayerId } from '@sqltown/shared/ids';
import type { Refusal } from '@sqltown/shared/refusals';

export type RunOrder = {
  readonly playerId: PlayerId;
  /** Whose turn it takes: a class that is in one city. Without it the player's own. */
  readonly group?: string | undefined;
  readonly dataset: string;
  readonly dialect: EngineDialect;
  readonly sql: string;
};

export type GradeOrder = {
  readonly playerId: PlayerId;
  readonly group?: string | undefined;
  readonly exerciseId: ExerciseId;
  readonly dialect: EngineDialect;
  readonly sql: string;
  /** Fresh per attempt: chooses the hidden datasets. */
  readonly seed: number;
};

/** A run that took place, however it ended. */
export type RunResult = { readonly kind: 'ran' } & RunReply;

export type Graded = {
  readonly kind: 'graded';
  readonly engine: EngineLabel;
  readonly verdict: Verdict;
  readonly outcome: AttemptReply['outcome'];
};

export type SandboxHealth = {
  readonly ready: boolean;
  readonly queued: number;
  readonly running: number;
  /** Runs since start, by dialect and how they ended. */
  readonly runs: readonly {
    readonly dialect: EngineDialect;
    readonly outcome: string;
    readonly count: number;
  }[];
  /** Threads whose engine is opening, or undoing what a run did: those that grade are not counted. */
  readonly opening: number;
  readonly rssBytes: number;
  readonly restarts: number;
};

/** Runs and grades learners' SQL in another process. It never throws for what a learner wrote. */
export type Sandbox = {
  run(order: RunOrder, signal?: AbortSignal): Promise<RunResult | Refusal>;
  grade(order: GradeOrder, signal?: AbortSignal): Promise<Graded | Refusal>;
  /** Queue, runs and memory as the child last reported them. */
  health(): SandboxHealth;
  /** Run times in seconds since the last call, for the histogram. */
  onRun(listener: (run: { dialect: EngineDialect; outcome: string; seconds: number }) => void): void;
  close(): Promise<void>;
};
