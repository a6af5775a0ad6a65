import { type Mutant, mutatedBy } from '../mutants/index.ts';

type Plant = { readonly row: string; readonly mutant?: Mutant };

/**
 * Faults that are put into the product on purpose, and the row that must notice each. A table that stays whole with one
 * of them proves nothing. Those without a mutant are put in by their row: into the database, or by another drill.
 */
export const PLANTS = {
  /** The executor acknowledges a command while its transaction is still open. */
  'ack-before-commit': { row: 'F1' },
  /** The executor takes a retry for a new wish. */
  'forget-idempotency': { row: 'F2' },
  /** A slow database is waited for as long as it takes. */
  'no-503': {
    row: 'F11',
    mutant: [
      { file: 'platform/postgres/database.ts', find: 'ANSWER_MS = 1_500', replace: 'ANSWER_MS = 30_000' },
    ],
  },
  /** Messages beyond the rate are handled all the same. */
  'no-limit': {
    row: 'P4',
    mutant: [{ file: 'rooms/message-rate.ts', find: 'if (this.#tokens < 1) return false;', replace: '' }],
  },
  /** A trigger pays a lesson again with each right answer. */
  'double-reward': { row: 'P6' },
  /** Everybody sees the name that one signs in with. */
  'leak-username': { row: 'P12' },
} as const satisfies Readonly<Record<string, Plant>>;

export type PlantName = keyof typeof PLANTS;

/** Settings of a server that carries the plant, if it is one of a server's. */
export function plantedEnv(plant: PlantName | null): Record<string, string> {
  const { mutant }: Plant = plant === null ? { row: '' } : PLANTS[plant];
  return mutatedBy(mutant);
}
