import type { CommandReply } from '@sqltown/shared/api';
import type { CityCommand } from '@sqltown/shared/commands';
import type { CityId, CommandId, ExerciseId, PlayerId } from '@sqltown/shared/ids';

export type Resident = { readonly playerId: PlayerId; readonly cityId: CityId };

/** Faults that the executor can be given on purpose; a drill that doesn't notice them proves nothing. */
export const EXECUTOR_PLANTS = ['forget-idempotency', 'unfenced-epoch', 'ack-before-commit'] as const;
export type ExecutorPlant = (typeof EXECUTOR_PLANTS)[number];

/** How the command executor is started, as JSON in its first argument. */
export type ExecutorStart = {
  /** A PostgreSQL, with or without shards of its own, or the folder of an embedded database. */
  readonly database: { readonly url: string; readonly shardUrls?: string } | { readonly folder: string };
  /** Names this life of the process among the lease's holders. */
  readonly processId: string;
  readonly plant: ExecutorPlant | null;
  /** False leaves events where they are written, for a benchmark of the writing; true when absent. */
  readonly relays?: boolean;
};

export type CityOrder = {
  readonly kind: 'command';
  readonly cityId: CityId;
  readonly playerId: PlayerId;
  readonly epoch: number;
  readonly command: CityCommand;
};

export type AttemptOrder = {
  readonly kind: 'attempt';
  readonly playerId: PlayerId;
  readonly cityId: CityId;
  readonly exerciseId: ExerciseId;
  readonly attemptId: CommandId;
  readonly sql: string;
  /** False: made in no city, so that no event tells of it; true when absent. */
  readonly contributes?: boolean;
};

export type ExecutorCall =
  | CityOrder
  | AttemptOrder
  /** Makes up players with homes; `known` are those of earlier lives. */
  | {
      readonly kind: 'settle-in';
      readonly known: readonly Resident[];
      readonly count: number;
      readonly bucket: number;
    }
  /** Takes the city's lease, as after the 7 s that a dead owner's lease lasts. Answers the epoch. */
  | { readonly kind: 'take-over'; readonly cityId: CityId }
  /** Bumps the epoch in a transaction while these writes wait for the city; answers their replies. */
  | { readonly kind: 'bump-while-waiting'; readonly cityId: CityId; readonly orders: readonly CityOrder[] }
  /** What is kept of every command and attempt of these players, by id. */
  | { readonly kind: 'kept'; readonly residents: readonly Resident[] }
  /** Lets every event reach its consumers, then looks for broken invariants in the whole database. */
  | { readonly kind: 'check' };

export type ExecutorAnswer =
  | { readonly kind: 'reply'; readonly reply: CommandReply }
  | { readonly kind: 'attempt'; readonly reply: string }
  | { readonly kind: 'residents'; readonly residents: readonly Resident[] }
  | { readonly kind: 'epoch'; readonly epoch: number }
  | { readonly kind: 'replies'; readonly replies: readonly CommandReply[] }
  | { readonly kind: 'kept'; readonly replies: Readonly<Record<string, string>> }
  | { readonly kind: 'checked'; readonly violations: readonly string[] }
  | { readonly kind: 'fault'; readonly message: string };

export type ExecutorRequest = { readonly id: number; readonly call: ExecutorCall };
export type ExecutorReply = { readonly id: number; readonly answer: ExecutorAnswer };
