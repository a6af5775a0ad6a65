import { KEEP_LEASE, type Mutant } from '../mutants/index.ts';

/** Faults of the server that this drill must notice. */
export const MUTANTS: Readonly<Record<string, Mutant>> = {
  /** SIGTERM ends the process where it stands. */
  abrupt: [
    {
      file: 'main.ts',
      find: "process.on('SIGTERM', () => stop(0));",
      replace: "process.on('SIGTERM', () => process.exit(1));",
    },
  ],
  /** A room that closes tells players that their command failed. */
  'refuse-while-closing': [
    {
      file: 'rooms/city-desk.ts',
      find: "if (this.#isClosed) return refuse('draining');",
      replace: "if (this.#isClosed) return refuse('saving-paused');",
    },
  ],
  'keep-lease': KEEP_LEASE,
};
