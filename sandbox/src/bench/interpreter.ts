import { createCatalogue, ddlFor } from '@sqltown/content/grading';
import { z } from 'zod';
import type { Database } from '../engines/engine.ts';
import type { DatabaseState } from '../interpreter/catalog/state.ts';
import { dialectOf } from '../interpreter/dialects/index.ts';
import { databaseFrom } from '../interpreter/session/database.ts';
import { openSession } from '../interpreter/session/session.ts';
import { type Bare, openBare } from './bare.ts';
import { CLASSES, GROWTH, QUADRATIC_JOIN } from './interpreter-queries.ts';

/**
 * Times the interpreter in a process of its own, beside a warm SQLite with nothing around it, for
 * `npm run bench -- interpreter`. Asked over IPC, it answers in milliseconds, one for each time (`curriculum`: one for
 * each query, the median of the times).
 */
const Question = z.union([
  z.object({
    ask: z.literal('curriculum'),
    engine: z.enum(['ours', 'bare']),
    times: z.int().positive(),
    /** A planted fault: each of our runs is done so often. */
    repeats: z.int().positive(),
  }),
  z.object({
    ask: z.enum(['filter', 'sort', 'join', 'group', 'subquery', 'exists', 'window', 'recursion']),
    engine: z.enum(['ours', 'bare']),
    times: z.int().positive(),
    repeats: z.int().positive(),
  }),
  z.object({
    ask: z.literal('growth'),
    what: z.enum(['join', 'group', 'window']),
    rows: z.int().positive(),
    isQuadratic: z.boolean(),
  }),
]);
type Question = z.infer<typeof Question>;

/** Enough for the largest of the growing tables; the bench looks at time, not at where a run is stopped. */
const PLENTY = { steps: 1e10, cells: 1e9 };

const catalogue = createCatalogue();
const schema = catalogue.datasets.get('town');
if (schema === undefined) throw new Error('there is no town');
const town: Database = { key: 'town', schema, rows: catalogue.visibleRows('town') };
const state = databaseFrom({ dialect: dialectOf('sqlite'), ddl: ddlFor(schema, 'sqlite'), rows: town.rows });
const bare: Bare = await openBare('sqlite', town, '');
const curriculum = [...catalogue.exercises.values()].map(({ solution }) => solution.sqlite);
const grown = new Map<number, DatabaseState>();

process.on('message', (message) => {
  answer(Question.parse(message)).then(
    (ms) => process.send?.({ ms }),
    (error: unknown) => process.send?.({ fault: String(error) }),
  );
});
process.on('disconnect', () => process.exit(0));
process.send?.({ ms: [] });

async function answer(question: Question): Promise<number[]> {
  if (question.ask === 'growth') return [growth(question)];
  const { engine, times, repeats } = question;
  const run = engine === 'bare' ? runBare : runOurs(repeats);
  if (question.ask !== 'curriculum') return timed(() => run(CLASSES[question.ask]), times);
  const medians: number[] = [];
  for (const sql of curriculum) medians.push(median(await timed(() => run(sql), times)));
  return medians;
}

async function timed(run: () => Promise<void>, times: number): Promise<number[]> {
  const ms: number[] = [];
  for (let n = 0; n < times; n += 1) {
    const startedAt = performance.now();
    await run();
    ms.push(performance.now() - startedAt);
  }
  return ms;
}

const runBare = async (sql: string): Promise<void> => {
  const rows = await bare(sql);
  if (rows.length === 0) throw new Error(`no rows: ${sql}`);
};

/** A session of its own each time, as a run of the product has it. */
function runOurs(repeats: number): (sql: string) => Promise<void> {
  return async (sql) => {
    for (let n = 0; n < repeats; n += 1) {
      const answer = openSession({ dialect: dialectOf('sqlite'), state }).run(sql);
      if (answer.kind !== 'rows' || answer.results[0]?.rowCount === 0) {
        throw new Error(`not what was asked for: ${sql} ${JSON.stringify(answer)}`);
      }
    }
  };
}

/** Processor time: the larger the tables, the likelier that something else runs meanwhile. */
function growth({ what, rows, isQuadratic }: Extract<Question, { ask: 'growth' }>): number {
  const known = grown.get(rows) ?? grownTo(rows);
  grown.set(rows, known);
  const sql = isQuadratic && what === 'join' ? QUADRATIC_JOIN : GROWTH[what];
  const before = process.cpuUsage();
  const result = openSession({ dialect: dialectOf('sqlite'), state: known, limits: PLENTY }).run(sql);
  const { user, system } = process.cpuUsage(before);
  const ms = (user + system) / 1_000;
  if (result.kind !== 'rows') throw new Error(`not what was asked for: ${JSON.stringify(result)}`);
  return ms;
}

/** Two tables of so many rows, whose keys meet once, and whose groups hold ten. */
function grownTo(rows: number): DatabaseState {
  const numbers = Array.from({ length: rows }, (_, i) => i);
  return databaseFrom({
    dialect: dialectOf('sqlite'),
    ddl: 'CREATE TABLE a (k INTEGER, g INTEGER, v INTEGER); CREATE TABLE b (k INTEGER, v INTEGER);',
    rows: {
      a: numbers.map((i) => [(i * 7) % rows, i % Math.ceil(rows / 10), i]),
      b: numbers.map((i) => [(i * 3) % rows, i]),
    },
  });
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
