import { ConfigError } from '#config';
import { DatabaseFault } from '#platform/postgres/index.ts';

/** The server can't start; the message says in one line what is wrong and what to do. */
export class StartError extends Error {
  override readonly name = 'StartError';
}

/** The one line for a start that failed. */
export function explainStart(error: unknown): string {
  if (error instanceof ConfigError) return `Configuration: ${error.message}`;
  if (error instanceof StartError || error instanceof DatabaseFault) return error.message;
  return `The server could not start: ${error instanceof Error ? error.message : String(error)}`;
}
