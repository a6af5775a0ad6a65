import type { DatabaseState } from '../catalog/state.ts';
import { ask } from '../executor/small-town.ts';
import type { Row } from '../values/value.ts';
import { restricted } from './generated.ts';
import type { Source } from './trace.ts';

type Traced = { readonly row: Row; readonly sources: readonly Source[] };

/** A result's rows with the stored rows behind them. */
export function traced(sql: string, state: DatabaseState): Traced[] {
  return ask(sql, { state, traced: true }).results.map(({ row, sources }) => ({
    row,
    sources: sources ?? [],
  }));
}

/** Rows of the result that don't come when the query is asked again of the rows that are said to have made them. */
export function unsupportedRows(sql: string, state: DatabaseState): Traced[] {
  return traced(sql, state).filter(({ row, sources }) => !has(sql, restricted(state, sources, 'only'), row));
}

/** Source rows of a keyed result that it can do without. */
export function needlessSources(
  sql: string,
  state: DatabaseState,
): { readonly row: Row; readonly source: Source }[] {
  return traced(sql, state).flatMap(({ row, sources }) =>
    sources
      .filter((source) => has(sql, restricted(state, [source], 'without'), row))
      .map((source) => ({ row, source })),
  );
}

function has(sql: string, state: DatabaseState, wanted: Row): boolean {
  const text = textOf(wanted);
  return ask(sql, { state }).rows.some((row) => textOf(row) === text);
}

function textOf(row: Row): string {
  return row.map(String).join('|');
}
