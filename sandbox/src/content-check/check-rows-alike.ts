import type {
  Catalogue,
  DatasetColumn,
  DatasetRows,
  DatasetSchema,
  DatasetValue,
} from '@sqltown/content/grading';
import { type Cell, MAX_RESULT_BYTES, MAX_RESULT_ROWS } from '@sqltown/shared/api';
import { canonicalDecimal, numberOf } from '../grader/values.ts';
import type { EnginePool } from '../pool/engine-pool.ts';
import type { Violation } from './violations.ts';

const WALL_MS = 20_000;

export type RowsCheck = {
  readonly pool: EnginePool;
  readonly catalogue: Catalogue;
  readonly seed: number;
};

/**
 * Reads every table of every dataset back, visible and hidden: an engine must hold the same rows as any other, but
 * for how it writes truth and days. A text that a dialect takes for NULL, or a decimal that it rounds, shows here.
 */
export async function checkRowsAlike({ pool, catalogue, seed }: RowsCheck): Promise<Violation[]> {
  const [exercise] = catalogue.exercises.keys();
  if (!exercise) return [];
  const violations: Violation[] = [];
  for (const schema of catalogue.datasets.values()) {
    const all = [catalogue.visibleRows(schema.id), ...catalogue.hiddenRows(schema.id, seed)];
    for (const [i, rows] of all.entries()) {
      for (const table of await tablesThatDiffer(pool, schema, {
        rows,
        key: `alike:${schema.id}:${seed}:${i}`,
      })) {
        const what = `the rows of ${table} in ${i === 0 ? 'the visible' : `hidden ${i} of`} ${schema.id} are not as the content has them`;
        violations.push({ exercise, dialect: pool.dialect, what });
      }
    }
  }
  return violations;
}

async function tablesThatDiffer(
  pool: EnginePool,
  schema: DatasetSchema,
  { rows, key }: { readonly rows: DatasetRows; readonly key: string },
): Promise<string[]> {
  const limits = { timeMs: WALL_MS, rows: MAX_RESULT_ROWS, bytes: MAX_RESULT_BYTES };
  const executions = schema.tables.map(({ name, columns }) => ({
    database: { given: { key, schema, rows } },
    sql: `SELECT ${columns.map((column) => column.name).join(', ')} FROM ${name}`,
    limits,
  }));
  const outcomes = await pool.execute(executions, { wallMs: WALL_MS });
  return schema.tables.flatMap(({ name, columns }, i) => {
    const outcome = outcomes[i];
    const read = outcome?.kind === 'rows' ? (outcome.results[0]?.rows ?? []) : [];
    const wanted = (rows[name] ?? []).map((row) => columns.map((_, at) => written(row[at] ?? null)));
    const got = read.map((row) => columns.map((column, at) => readBack(row[at] ?? null, column)));
    const isAlike = outcome?.kind === 'rows' && sorted(wanted) === sorted(got);
    return isAlike ? [] : [name];
  });
}

function written(value: DatasetValue): string | null {
  if (value === null) return null;
  if (typeof value === 'boolean') return value ? '1' : '0';
  return typeof value === 'number' ? canonicalDecimal(String(value)) : value;
}

function readBack(cell: Cell, { type }: DatasetColumn): string | null {
  if (cell === null) return null;
  if (typeof cell === 'boolean') return cell ? '1' : '0';
  const number = numberOf(cell);
  if (number !== null) return number;
  const text = typeof cell === 'string' ? cell : JSON.stringify(cell);
  // Oracle's days have a time as well.
  return type === 'date' ? text.slice(0, 10) : text;
}

function sorted(rows: readonly (readonly (string | null)[])[]): string {
  return JSON.stringify(rows.map((row) => JSON.stringify(row)).sort());
}
