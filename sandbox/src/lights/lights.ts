import type { Cell, Outcome, ResultSet } from '@sqltown/shared/api';
import { type Light, type Lights, MAX_LIGHTS } from '@sqltown/shared/lights';
import type { LightsPlan } from './plan.ts';

const MAX_LABEL = 40;
const UNMATCHED = 'These rows could not be matched with buildings.';

type Row = readonly Cell[];
type Probe = Extract<LightsPlan, { kind: 'probe' }>;

/** The landmarks behind a result, once the probe's rows have proved to be the same rows in the same order. */
export function lightsOf(plan: Probe, result: ResultSet, outcome: Outcome | undefined): Lights {
  if (result.rows.length === 0) return { kind: 'dark', why: 'No rows, so nothing lights up.' };
  const probe = outcome?.kind === 'rows' ? outcome.results[0] : undefined;
  if (!probe) return { kind: 'dark', why: UNMATCHED };
  const rowNumbers = matchRows(plan, result, probe);
  if (!rowNumbers) return { kind: 'dark', why: UNMATCHED };
  return gather(pairsOf(plan, probe.rows, rowNumbers), result, workedOut(plan, result));
}

/** For each probe row the number of its result row, from 1; null where it has none. Null when unsure. */
function matchRows(plan: Probe, result: ResultSet, probe: ResultSet): (number | null)[] | null {
  const { mode, by, tables } = plan;
  if (mode === 'aggregate') return result.rows.length === 1 ? probe.rows.map(() => 1) : null;
  const columns = by === 'all' ? [...result.columns.keys()] : by;
  if (probe.columns.length !== columns.length + KEY_AND_LABEL * tables) return null;
  const keys = result.rows.map((row) => keyOf(columns.map((i) => row[i] ?? null)));
  const keyOfProbe = (row: Row): string => keyOf(row.slice(0, columns.length));
  if (mode !== 'rows') {
    const numbers = new Map(keys.map((key, i) => [key, i + 1]));
    return probe.rows.map((row) => numbers.get(keyOfProbe(row)) ?? null);
  }
  const isSame =
    probe.rowCount === result.rowCount &&
    probe.rows.every((row, i) => keyOfProbe(row) === (keys[i] ?? keyOfProbe(row)));
  return isSame ? probe.rows.map((_, i) => i + 1) : null;
}

function keyOf(cells: Row): string {
  return JSON.stringify(cells);
}

const KEY_AND_LABEL = 2;

/** A landmark behind a result row. */
type Found = { readonly row: number; readonly landmarkId: Cell; readonly label: Cell };

/** The keys of all tables of each row, a table after the other: a row of a join stands for a building of each. */
function pairsOf({ tables }: Probe, rows: readonly Row[], rowNumbers: readonly (number | null)[]): Found[] {
  return rows.flatMap((cells, i) => {
    const row = rowNumbers[i] ?? null;
    if (row === null) return [];
    const keys = cells.slice(cells.length - KEY_AND_LABEL * tables);
    return Array.from({ length: tables }, (_, table): Found => {
      const [landmarkId = null, label = null] = keys.slice(KEY_AND_LABEL * table);
      return { row, landmarkId, label };
    });
  });
}

type Measure = { readonly index: number; readonly name: string };

/** The first number that the learner worked out and named ("31 free"): it says more on a badge than a name. */
function workedOut(plan: Probe, result: ResultSet): Measure | null {
  if (plan.mode === 'aggregate') return null;
  const index = result.columns.findIndex(
    ({ name, type }) => isNumeric(type) && /^[a-z]\w*$/i.test(name) && !plan.columns.has(name.toLowerCase()),
  );
  return index < 0 ? null : { index, name: (result.columns[index]?.name ?? '').replaceAll('_', ' ') };
}

function isNumeric(type: ResultSet['columns'][number]['type']): boolean {
  return type === 'integer' || type === 'decimal' || type === 'float';
}

/** One light a landmark, with the first of its rows. */
function gather(found: readonly Found[], result: ResultSet, measure: Measure | null): Lights {
  const lights = new Map<number, Light>();
  for (const { row, landmarkId: key, label } of found) {
    const landmarkId = wholeOf(key);
    if (landmarkId === null || lights.has(landmarkId)) continue;
    const value = measure === null ? null : (result.rows[row - 1]?.[measure.index] ?? null);
    const words =
      value === null || measure === null ? labelOf(label) : labelOf(`${plain(value)} ${measure.name}`);
    lights.set(landmarkId, { landmarkId, row, label: words });
  }
  if (lights.size === 0) return { kind: 'dark', why: 'None of these rows belongs to a building.' };
  return { kind: 'lit', lights: [...lights.values()].slice(0, MAX_LIGHTS), total: lights.size };
}

/** Oracle's numbers are decimals, whole ones too. */
function wholeOf(cell: Cell): number | null {
  if (typeof cell === 'number') return cell;
  const number = typeof cell === 'object' && cell && 'decimal' in cell ? Number(cell.decimal) : NaN;
  return Number.isSafeInteger(number) ? number : null;
}

function labelOf(cell: Cell): string {
  if (cell === null) return '';
  const text = plain(cell);
  const points = Array.from(text);
  return points.length <= MAX_LABEL
    ? text.slice(0, MAX_LABEL)
    : `${points.slice(0, MAX_LABEL - 2).join('')}…`.slice(0, MAX_LABEL);
}

function plain(cell: Exclude<Cell, null>): string {
  return typeof cell === 'object' ? (Object.values(cell)[0] ?? '') : String(cell);
}
