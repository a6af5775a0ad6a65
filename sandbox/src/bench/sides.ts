import { createCatalogue } from '@sqltown/content/grading';
import { type EngineDialect, Dialect } from '@sqltown/shared/api';
import { ExerciseId, PlayerId } from '@sqltown/shared/ids';
import { type SupervisedSandbox, createSandbox } from '../client/index.ts';
import { DEFAULT_CACHE_FOLDER } from '../engines/cache-folder.ts';
import type { Database } from '../engines/engine.ts';
import { VILLAGE, VILLAGE_ROWS } from '../fixtures/village.ts';
import { openEnginePool } from '../pool/engine-pool.ts';
import { type Bare, openBare } from './bare.ts';

export const LESSON_QUERY = 'SELECT name, kind FROM buildings ORDER BY name LIMIT 20';
const RIGHT_ANSWER = 'SELECT name FROM buildings';
/** Every dialect's; recursion ends after a thousand rows in MariaDB. */
const RUNAWAY =
  'SELECT count(*) FROM buildings a, buildings b, buildings c, buildings d, buildings e, buildings f, buildings g, buildings h';
export const RUNAWAY_BUDGET_MS = 500;
const WALL_MS = 5_000;
/** The least that this build of PGlite has. */
const HEAP_BYTES = 128 * 1024 * 1024;
const PLAYER = PlayerId.parse('1');

/**
 * What can be timed of one dialect. Each throws when the answer isn't the one that its query has.
 * - `run`: a lesson's query, from the call of the pool to the decoded result
 * - `other`: one on another dataset
 * - `write`: one that writes; what it did is undone before the next one
 * - `bare`: the lesson's query in a warm engine with nothing around
 * - `hop`: the lesson's query by way of the sandbox's own process, with its lights
 * - `submit`: a right answer, on the visible data and every hidden set
 * - `runaway`: a query without an end, given `RUNAWAY_BUDGET_MS`
 * - `copy`: as much memory as PGlite's heap
 */
export type Sides = Readonly<
  Record<'run' | 'other' | 'write' | 'bare' | 'hop' | 'submit' | 'runaway' | 'copy', () => Promise<void>>
>;

/** @param isBoundless a planted fault: nobody is ever refused. */
export function openBenchSandbox(
  dialect: EngineDialect,
  { server, isBoundless }: { readonly server: string; readonly isBoundless: boolean },
): Promise<SupervisedSandbox> {
  return createSandbox({
    dialects: [dialect],
    servers: server === '' ? {} : { [dialect]: server },
    ...(isBoundless ? { maxOrders: 1_000_000, maxWaitMs: 1_000_000 } : {}),
  });
}

/**
 * Opens the pool as the sandbox's process has it, and a bare engine.
 * @param isUnwatched a planted fault: runaways get ten times their budget.
 */
export async function openSides(
  dialect: EngineDialect,
  {
    server,
    sandbox,
    isUnwatched,
  }: { readonly server: string; readonly sandbox: SupervisedSandbox; readonly isUnwatched: boolean },
): Promise<Sides> {
  const catalogue = createCatalogue();
  const schema = catalogue.datasets.get('town');
  if (schema === undefined) throw new Error('there is no town');
  const town: Database = { key: 'town', schema, rows: catalogue.visibleRows('town') };
  const village: Database = { key: 'village', schema: VILLAGE, rows: VILLAGE_ROWS };
  const setup = {
    dialect,
    databases: [town, village],
    cacheFolder: DEFAULT_CACHE_FOLDER,
    ...(server !== '' && { server }),
  };
  const pool = await openEnginePool(setup, { threads: 1, onIdleError: (error) => console.error(error) });
  const bare: Bare = await openBare(dialect, town, server);

  const heap = Buffer.alloc(HEAP_BYTES, 1);
  const copied = Buffer.alloc(HEAP_BYTES);
  const execute = async (dataset: string, sql: string, wallMs = WALL_MS) => {
    const limits = { timeMs: wallMs, rows: 1_000, bytes: 256 * 1_024 };
    const [outcome] = await pool.execute([{ database: { preloaded: dataset }, sql, limits }], { wallMs });
    return outcome;
  };
  return {
    run: async () => {
      const outcome = await execute('town', LESSON_QUERY);
      require(outcome?.kind === 'rows' && outcome.results[0]?.rows.length === 20, outcome);
    },
    other: async () => {
      const outcome = await execute('village', 'SELECT name FROM citizens');
      require(outcome?.kind === 'rows', outcome);
    },
    bare: async () => require((await bare(LESSON_QUERY)).length === 20, 'too few rows'),
    hop: async () => {
      const result = await sandbox.run({ playerId: PLAYER, dataset: 'town', dialect, sql: LESSON_QUERY });
      require(result.kind === 'ran' && result.outcome.kind === 'rows', result);
    },
    submit: async () => {
      const exerciseId = ExerciseId.parse('every-name');
      const seed = Math.floor(Math.random() * 2 ** 31);
      const lessons = Dialect.parse(dialect);
      const order = { playerId: PLAYER, exerciseId, dialect: lessons, sql: RIGHT_ANSWER, seed };
      const graded = await sandbox.grade(order);
      require(graded.kind === 'graded' && graded.verdict.kind === 'passed', graded);
    },
    runaway: async () => {
      const outcome = await execute('town', RUNAWAY, isUnwatched ? WALL_MS : RUNAWAY_BUDGET_MS);
      require(outcome?.kind === 'stopped', outcome);
    },
    write: async () => {
      const outcome = await execute('town', "UPDATE buildings SET name = 'x'");
      require(outcome?.kind === 'rows', outcome);
    },
    copy: async () => void heap.copy(copied),
  };
}

function require(isRight: boolean, otherwise: unknown): void {
  if (!isRight) throw new Error(`not what was asked for: ${JSON.stringify(otherwise)}`);
}
