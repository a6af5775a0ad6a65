/** What a benchmark asks of a server that it started, over the channel to its child process. */
export type Ask =
  /** Tickets for so many clients, `perRoom` to a city. */
  | { readonly ask: 'seats'; readonly count: number; readonly perRoom: number }
  /** When each room began its steps. */
  | { readonly ask: 'steps' }
  /** Collects garbage, so that memory can be read. */
  | { readonly ask: 'gc' };

export type Seat = { readonly roomId: string; readonly ticket: string };

/** Milliseconds of the machine's monotonic clock, by room and step. */
export type StepTimes = Readonly<Record<string, readonly number[]>>;

export type Answer =
  | { readonly answer: 'ready' }
  | { readonly answer: 'seats'; readonly seats: readonly Seat[] }
  | { readonly answer: 'steps'; readonly steps: StepTimes }
  | { readonly answer: 'gc' };

/** Faults put in on purpose, so that the benchmark can be seen to fail. */
export const SYNC_PLANTS = ['encode-per-client', 'json-frames', 'drop-half'] as const;
export type SyncPlant = (typeof SYNC_PLANTS)[number];

/** What a benchmark asks of the process that measures encoders. */
export type MeasureAsk =
  | {
      readonly ask: 'bytes';
      readonly scene: 'spread' | 'crowd';
      readonly seed: number;
      readonly steps: number;
    }
  | { readonly ask: 'join'; readonly seed: number; readonly joins: number };

/** Bytes of messages a client and second. */
export type BytesRound = {
  readonly stream: number;
  /** Whether everybody saw by stream what they ought to: bytes that were saved by leaving something out don't count. */
  readonly isTrue: boolean;
  readonly mirror: number;
  readonly view: number;
};

export type JoinRound = {
  readonly streamMs: number;
  readonly mirrorMs: number;
  readonly streamBytes: number;
  readonly mirrorBytes: number;
};

export type MeasureAnswer =
  | { readonly answer: 'ready' }
  | ({ readonly answer: 'bytes' } & BytesRound)
  | ({ readonly answer: 'join' } & JoinRound);
