import type { Mutant } from '../mutants/index.ts';

/** Faults of the server that this drill must notice. */
export const MUTANTS: Readonly<Record<string, Mutant>> = {
  /** A stale owner's writes go through. */
  'unfenced-epoch': [
    { file: 'features/cities/statement.ts', find: 'and c.epoch = ${epoch}', replace: 'and ${epoch} > 0' },
  ],
  /** Whoever asks gets the lease, whoever has it. */
  'ignore-lease': [
    {
      file: 'features/cities/lease.ts',
      find: 'where l.expires_at <= clock_timestamp() or',
      replace: 'where true or',
    },
  ],
  /** An owner that has lost its lease keeps its room, and everybody in it. */
  'deaf-owner': [
    { file: 'rooms/city-desk.ts', find: "if (renewal.kind === 'lost') {", replace: 'if (false) {' },
  ],
  /** A new owner keeps the epoch of the one before: nobody can tell the two apart. */
  'same-epoch': [
    { file: 'features/cities/lease.ts', find: 'epoch = l.epoch + 1,', replace: 'epoch = l.epoch,' },
  ],
};
