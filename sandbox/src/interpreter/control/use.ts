import { DATABASE_NAME } from '../catalog/names.ts';
import { fail } from '../errors/failure.ts';
import { type Done, type Work, done } from '../session/work.ts';
import type { Use } from '../tree/statements.ts';

/** USE: there is one database. */
export function use({ database }: Use, { context }: Work): Done {
  if (database.name.toLowerCase() !== DATABASE_NAME) {
    fail({ kind: 'unknown-database', name: database.name }, database.span);
  }
  return done(context.state);
}
