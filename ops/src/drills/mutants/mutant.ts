import { fileURLToPath } from 'node:url';

/** One place in a program's source that is read otherwise. */
export type Edit = {
  /** Below game-server/src, or sandbox/src for the sandbox's process. */
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

/**
 * Flags of Node for a sandbox's process that carries the fault: it gets no environment, and its threads take over its
 * flags, so that what to read otherwise stands in the loader's own address.
 */
export function sandboxFlags(mutant: Mutant | undefined): string[] {
  if (mutant === undefined) return [];
  return [`--import=${LOADER.href}?${encodeURIComponent(JSON.stringify(mutant))}`];
}

/** The folders that an edit's file is below. */
export const SOURCE_FOLDER = fileURLToPath(new URL('../../../../game-server/src/', import.meta.url));
export const SANDBOX_FOLDER = fileURLToPath(new URL('../../../../sandbox/src/', import.meta.url));
