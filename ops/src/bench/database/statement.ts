import {
  DummyDriver,
  type CompiledQuery,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
} from 'kysely';
import type { Db, Schema } from '@sqltown/game-server/postgres';

/**
 * The first statement that product code sends, as its own code compiled it: a peer that runs "the same statement"
 * can't drift from it. Nothing is executed; the code that asked is told by an exception.
 * @throws when `use` sends nothing, or fails by itself.
 */
export async function firstStatementOf(use: (db: Db) => Promise<unknown>): Promise<CompiledQuery> {
  const sent: CompiledQuery[] = [];
  const driver = new DummyDriver();
  driver.acquireConnection = () =>
    Promise.resolve({
      executeQuery: (query) => {
        sent.push(query);
        return Promise.reject(new Captured());
      },
      streamQuery: () => {
        throw new Captured();
      },
    });
  const db = new Kysely<Schema>({
    dialect: {
      createDriver: () => driver,
      createAdapter: () => new PostgresAdapter(),
      createIntrospector: (of) => new PostgresIntrospector(of),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  });
  await use(db).catch((error: unknown) => {
    if (!(error instanceof Captured)) throw error;
  });
  const [first] = sent;
  if (first === undefined) throw new Error('no statement was sent');
  return first;
}

/** Ends whatever sent the statement: there is no answer to go on with. */
class Captured extends Error {}
