/**
 * Faults that are put into the product on purpose, and the row that must notice each. A table that stays whole with one
 * of them proves nothing.
 */
export const PLANTS = {
  /** The executor acknowledges a command while its transaction is still open. */
  'ack-before-commit': 'F1',
  /** The executor takes a retry for a new wish. */
  'forget-idempotency': 'F2',
  /** A slow database is waited for without end. */
  'no-503': 'F11',
  /** Messages beyond the rate are handled all the same. */
  'no-limit': 'P4',
  /** A trigger pays a lesson again with each right answer. */
  'double-reward': 'P6',
  /** The room tells everybody the sign-in name of whoever comes in. */
  'leak-username': 'P12',
} as const;

export type PlantName = keyof typeof PLANTS;

/** Loaded into the server before its program; it puts the fault in by changing what the program is made of. */
const SERVER_PLANTS = 'game-server/src/testing/server-plants.ts';

/** Settings of a server that carries the plant; none for plants that live elsewhere. */
export function plantedEnv(plant: PlantName | null, wanted: readonly PlantName[]): Record<string, string> {
  if (plant === null || !wanted.includes(plant)) return {};
  return { NODE_OPTIONS: `--import=./${SERVER_PLANTS}`, PLANTED_FAULT: plant };
}
