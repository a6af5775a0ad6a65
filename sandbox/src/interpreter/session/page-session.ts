import type { DatabaseState } from '../catalog/state.ts';
import type { Dialect } from '../dialects/record.ts';
import { mentionsCatalogue } from '../catalog/virtual/mentioned.ts';
import { parseWith } from '../parser/parse-with.ts';
import { type GivenDatabase, withRows } from './given-rows.ts';
import { type Answer, type RunOptions, type SessionOptions, openWith } from './open-with.ts';
import { type Seldom, isSeldom } from './statement.ts';

/** A session in a page: what lessons seldom have is fetched when the first of it comes, so that it answers later. */
export type PageSession = {
  run(sql: string, options?: RunOptions): Promise<Answer>;
  readonly state: DatabaseState;
};

/** @throws rejects where what a statement needs can't be fetched. */
export function openPageSession(options: SessionOptions): PageSession {
  const session = openWith(LATE, options);
  return {
    run: async (sql, how) => {
      await fetchFor(sql, options.dialect);
      return session.run(sql, how);
    },
    get state() {
      return session.state;
    },
  };
}

/** As `databaseFrom`, in a page. */
export async function pageDatabaseFrom(given: GivenDatabase): Promise<DatabaseState> {
  const session = openPageSession({ dialect: given.dialect });
  const answer = await session.run(given.ddl);
  return withRows(answer, session.state, given);
}

let fetched: Seldom | null = null;

class NotFetched extends Error {}

function atHand(): Seldom {
  if (!fetched) throw new NotFetched('a seldom statement came before it was fetched');
  return fetched;
}

const LATE: Seldom = {
  parse: (cursor) => atHand().parse(cursor),
  run: (statement, work) => atHand().run(statement, work),
  // What was not fetched is not mentioned either.
  catalogue: (semantics, schema, name) => fetched?.catalogue(semantics, schema, name) ?? null,
};

async function fetchFor(sql: string, dialect: Dialect): Promise<void> {
  if (fetched || !hasSeldom(sql, dialect)) return;
  fetched = (await import('./seldom.ts')).SELDOM;
}

/** Found out by reading it: nothing of it has run yet. */
function hasSeldom(sql: string, { rules }: Dialect): boolean {
  if (mentionsCatalogue(sql)) return true;
  try {
    const parsed = parseWith(sql, rules, LATE.parse);
    return parsed.kind === 'parsed' && parsed.statements.some(isSeldom);
  } catch (failure) {
    if (failure instanceof NotFetched) return true;
    throw failure;
  }
}
