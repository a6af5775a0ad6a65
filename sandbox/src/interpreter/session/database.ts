import type { DatabaseState } from '../catalog/state.ts';
import { type GivenDatabase, withRows } from './given-rows.ts';
import { openSession } from './session.ts';

/** A database ready to be opened any number of times, at no cost. Throws where the definitions don't run. */
export function databaseFrom(given: GivenDatabase): DatabaseState {
  const session = openSession({ dialect: given.dialect });
  const answer = session.run(given.ddl);
  return withRows(answer, session.state, given);
}
