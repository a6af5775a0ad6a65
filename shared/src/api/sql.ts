import { z } from 'zod';
import { Lights } from '../lights/index.ts';

/** Dialects of the lessons, which every town offers: the real engine answers where there is one, else the interpreter. */
export const DIALECTS = ['postgresql', 'sqlite', 'mysql', 'mariadb', 'mssql', 'oracle'] as const;
export const Dialect = z.enum(DIALECTS);
export type Dialect = z.infer<typeof Dialect>;

/** Dialects that can be run: those of the lessons. */
export const EngineDialect = z.enum(DIALECTS);
export type EngineDialect = z.infer<typeof EngineDialect>;

export const MAX_SQL_CHARS = 20_000;
export const MAX_RESULT_ROWS = 1_000;
export const MAX_RESULT_BYTES = 256 * 1024;

/** Which engine answered, and whether it is the dialect's own. */
export const EngineLabel = z.object({
  dialect: EngineDialect,
  name: z.string(),
  version: z.string(),
  real: z.boolean(),
});
export type EngineLabel = z.infer<typeof EngineLabel>;

/**
 * A value without loss: what JSON can't hold exactly is tagged.
 * `int`: an integer beyond 2^53. `decimal`: an exact numeric. `blob`: lower-case hex.
 */
export const Cell = z.union([
  z.null(),
  z.string(),
  z.number(),
  z.boolean(),
  z.object({ int: z.string() }),
  z.object({ decimal: z.string() }),
  z.object({ blob: z.string() }),
]);
export type Cell = z.infer<typeof Cell>;

export const COLUMN_TYPES = [
  'integer',
  'decimal',
  'float',
  'text',
  'boolean',
  'date',
  'time',
  'timestamp',
  'interval',
  'blob',
  'json',
  'any',
] as const;
export const Column = z.object({ name: z.string(), type: z.enum(COLUMN_TYPES) });
export type Column = z.infer<typeof Column>;

/** A step of a query's plan, as its engine names it; its inputs stand below it. */
export type PlanStep = {
  /** SCAN citizens, Hash Join, SIMPLE houses. */
  readonly step: string;
  /** Conditions, keys and estimates, one a line. */
  readonly details: readonly string[];
  readonly inputs: readonly PlanStep[];
};
export const PlanStep: z.ZodType<PlanStep> = z.lazy(() =>
  z.object({ step: z.string(), details: z.array(z.string()), inputs: z.array(PlanStep) }),
);

/** What one statement answered: rows, or only a count of rows touched. */
export const ResultSet = z.object({
  columns: z.array(Column),
  rows: z.array(z.array(Cell)),
  /** Rows that the statement produced, before the cut. */
  rowCount: z.int(),
  truncated: z.boolean(),
  /** SELECT, INSERT, CREATE TABLE, … */
  command: z.string(),
  /** What an EXPLAIN says, as a tree beside its rows. */
  plan: z.array(PlanStep).optional(),
});
export type ResultSet = z.infer<typeof ResultSet>;

/** An error in the engine's own words, and where it points. */
export const SqlError = z.object({
  message: z.string(),
  /** SQLSTATE, SQLite result name, … */
  code: z.string(),
  /** UTF-16 offset and length into the SQL as sent; line and column count from 1. */
  offset: z.int().optional(),
  length: z.int().optional(),
  line: z.int().optional(),
  column: z.int().optional(),
  /** The engine's own hint. */
  hint: z.string().optional(),
  /** A near table, column or keyword that would mend it. */
  suggestion: z.string().optional(),
});
export type SqlError = z.infer<typeof SqlError>;

export const LIMITS = ['time', 'memory', 'rows', 'size', 'depth'] as const;

/** How a run ended. A learner's mistake is a value. */
export const Outcome = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('rows'),
    results: z.array(ResultSet),
    elapsedMs: z.number(),
    notices: z.array(z.string()),
  }),
  z.object({ kind: z.literal('error'), error: SqlError, elapsedMs: z.number() }),
  /** The statement is not allowed here: files, settings, other databases. */
  z.object({ kind: z.literal('rejected'), error: SqlError }),
  z.object({ kind: z.literal('stopped'), limit: z.enum(LIMITS), message: z.string(), elapsedMs: z.number() }),
  /** The engine or its process went away; nothing is counted. */
  z.object({ kind: z.literal('restarted'), message: z.string() }),
]);
export type Outcome = z.infer<typeof Outcome>;

/** POST /api/v1/sandbox/runs */
export const RunRequest = z.strictObject({
  dataset: z.string().max(64),
  dialect: EngineDialect,
  sql: z.string().max(MAX_SQL_CHARS),
  /** The city where the rows light up. */
  cityId: z.string().max(20).optional(),
});
export type RunRequest = z.infer<typeof RunRequest>;

export const RunReply = z.object({ engine: EngineLabel, outcome: Outcome, lights: Lights });
export type RunReply = z.infer<typeof RunReply>;
