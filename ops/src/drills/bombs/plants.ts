import { KEEP_DATABASES } from '../engines/keep-databases.ts';
import type { Mutant } from '../mutants/index.ts';

/** Faults of the sandbox's process, each of which the drill must notice. */
export const MUTANTS: Readonly<Record<string, Mutant>> = {
  /** Nobody ends what runs too long. */
  unwatched: [
    {
      file: 'pool/engine-pool.ts',
      find: 'AbortSignal.timeout(wallMs)',
      replace: 'AbortSignal.timeout(wallMs * 5)',
    },
    { file: 'engines/servers/watchdog.ts', find: 'INTERRUPTED_AT = 0.9', replace: 'INTERRUPTED_AT = 4' },
    { file: 'engines/servers/watchdog.ts', find: 'ENDED_AT = 0.96', replace: 'ENDED_AT = 4.1' },
    { file: 'engines/sqlite/sqlite-engine.ts', find: 'SHARE_OF_WALL = 0.9', replace: 'SHARE_OF_WALL = 9' },
  ],
  /** Results go out whole. */
  uncut: [
    {
      file: 'results/result-sink.ts',
      find: 'full = rows.length >= limits.rows || bytesLeft < 0;',
      replace: 'full = false;',
    },
  ],
  unrestored: KEEP_DATABASES,
};
