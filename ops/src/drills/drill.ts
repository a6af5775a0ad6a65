export type DrillOptions = {
  readonly seed: number;
  /** Rounds a database or scenario; each drill has a default for its full length. */
  readonly rounds?: number;
  readonly minutes?: number;
  /** Of a drill with several rows, only these, by id. */
  readonly only?: readonly string[];
  /** The smallest counts that still mean something, as CI runs it. */
  readonly isSlice?: boolean;
  /** A fault put in on purpose: the drill must then fail. */
  readonly plant?: string;
  /** PostgreSQL to use; without it the drill starts a private one. */
  readonly postgresUrl?: string;
  readonly log: (line: string) => void;
};

export type DrillReport = {
  readonly violations: readonly string[];
  /** What was done, for the closing lines: rounds, commands, milliseconds. */
  readonly counts: Readonly<Record<string, number | string>>;
};

export type Drill = {
  readonly name: string;
  readonly about: string;
  readonly plants: readonly string[];
  run(options: DrillOptions): Promise<DrillReport>;
};
