import { fileURLToPath } from 'node:url';

/** One place in the server's source that is read otherwise. */
export type Edit = {
  /** Below game-server/src. */
  readonly file: string;
  readonly find: string;
  readonly replace: string;
};

/** A fault that is put into a server by reading its source otherwise; no line of it is in the source itself. */
export type Mutant = readonly Edit[];

const LOADER = new URL('load.ts', import.meta.url);
/** How a server process is told what to read otherwise. */
export const MUTANT_KEY = 'DRILL_MUTANT';

/** Settings of a server process that carries the fault; it doesn't start if a place isn't there any more. */
export function mutatedBy(mutant: Mutant | undefined): Record<string, string> {
  if (mutant === undefined) return {};
  return { NODE_OPTIONS: `--import=${LOADER.href}`, [MUTANT_KEY]: JSON.stringify(mutant) };
}

/** The folder that an edit's file is below. */
export const SOURCE_FOLDER = fileURLToPath(new URL('../../../../game-server/src/', import.meta.url));
