import type { Cell, Column, ResultSet } from '@sqltown/shared/api';
import type { Limits } from '../engines/engine.ts';
import { planOf } from './plan.ts';

/** Rows counted after the cut, before counting stops too. */
export const MAX_COUNTED_ROWS = 100_000;

/** Gathers the result sets of one run and cuts them at its limits; the byte limit spans them all. */
export type ResultSink = {
  readonly results: readonly ResultSet[];
  readonly notices: readonly string[];
  /** Starts a result set. `add` answers false when no more rows are wanted, not even to count them. */
  open(columns: readonly Column[], command: string): OpenResult;
  /** A statement that answers with a count only. */
  count(command: string, rowCount: number): void;
  note(notice: string): void;
};

export type OpenResult = {
  add(row: Cell[]): boolean;
  /** `refine` may name column types anew, now that the rows are known. */
  close(refine?: (columns: readonly Column[], rows: readonly Cell[][]) => Column[]): void;
};

export function createResultSink(limits: Pick<Limits, 'rows' | 'bytes'>): ResultSink {
  const results: ResultSet[] = [];
  const notices: string[] = [];
  let bytesLeft = limits.bytes;

  return {
    results,
    notices,
    open(columns, command) {
      const rows: Cell[][] = [];
      let rowCount = 0;
      let full = false;
      return {
        add(row) {
          rowCount += 1;
          if (!full) {
            bytesLeft -= Buffer.byteLength(JSON.stringify(row));
            full = rows.length >= limits.rows || bytesLeft < 0;
            if (!full) rows.push(row);
          }
          return rowCount < MAX_COUNTED_ROWS;
        },
        close(refine = (columns) => [...columns]) {
          const plan = command === 'EXPLAIN' ? planOf(columns, rows) : null;
          const cut = { rows, rowCount, truncated: full, command };
          results.push({ columns: refine(columns, rows), ...cut, ...(plan && { plan }) });
          if (full) notices.push(cutNotice(rows.length, rowCount));
        },
      };
    },
    count(command, rowCount) {
      results.push({ columns: [], rows: [], rowCount, truncated: false, command });
    },
    note(notice) {
      notices.push(notice);
    },
  };
}

function cutNotice(shown: number, made: number): string {
  const total =
    made >= MAX_COUNTED_ROWS ? `${MAX_COUNTED_ROWS.toLocaleString('en')} or more` : made.toLocaleString('en');
  return `Only the first ${shown.toLocaleString('en')} of ${total} rows are shown.`;
}
